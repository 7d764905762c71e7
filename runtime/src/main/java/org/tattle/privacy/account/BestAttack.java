package org.tattle.privacy.account;

import java.util.List;
import org.tattle.privacy.account.loss.LossGrid;

/**
 * How well the best attack there is on a training calls rows in or out, each of which joined by a
 * fair coin. It calls by the privacy loss, L = ln(dP/dQ) of what it saw, with P for rows that are
 * in and Q for those that are out: "in" where L is above 0, and the surer the larger |L| (Neyman
 * and Pearson 1933). So calls on all rows with |L| above t are right with the chance of P[L &gt; t]
 * + Q[L &lt; −t] among P[|L| &gt; t] + Q[|L| &gt; t].
 *
 * <p>The losses of steps are summed on a grid, as by {@link PrvAccountant}. That gives P at each
 * loss, and Q is e^−L of it. Where L is so low that an FFT does not show P, Q is what is left of 1,
 * and calls there are right.
 */
public final class BestAttack {
  private static final int SIZE = 1 << 15;

  /** The chance of a loss beyond the grid. */
  private static final double REST = 1e-9;

  /** What is less may be an error of the FFT. */
  private static final double SHOWN = 1e-14;

  /** Rows with more than this loss are as good as named. */
  private static final double MOST = 1000;

  /** Of rows with a loss of so many meshes or more: how many are called rightly, and are there. */
  private final double[] right;

  private final double[] all;

  private BestAttack(double[] right, double[] all) {
    this.right = right;
    this.all = all;
  }

  /** Those of one Gaussian that is moved by μ deviations. */
  public static BestAttack gaussian(double mu) {
    return of(List.of(new Steps(1, 1 / mu, 1)));
  }

  /** Those of a training of such steps. */
  public static BestAttack of(List<Steps> steps) {
    List<Steps> telling = Steps.telling(steps);
    if (telling.isEmpty()) {
      return new BestAttack(new double[] {0.5, 0}, new double[] {1, 0});
    }
    double reach = 3 + RdpAccountant.best(Expense.steps(telling), REST).epsilon();
    if (reach > MOST) {
      return new BestAttack(new double[] {1, 0}, new double[] {1, 0});
    }
    double mesh = 2 * Math.max(reach, -Math.log(REST)) / SIZE;
    LossGrid grid = new LossGrid(SIZE, mesh, 0);
    for (Expense.Times times : Expense.steps(telling).losses()) {
      grid.add(times.loss(), times.count(), REST / times.count());
    }
    return of(grid, mesh);
  }

  private static BestAttack of(LossGrid grid, double mesh) {
    double[] right = new double[SIZE];
    double[] all = new double[SIZE];
    double hidden = 1;
    double[] in = grid.mass();
    for (int k = -SIZE / 2; k < SIZE / 2; k++) {
      double loss = grid.loss(k);
      double with = in[k & (SIZE - 1)];
      if (with > SHOWN) {
        double without = with * Math.exp(-loss);
        int sure = (int) Math.min(SIZE - 2, Math.abs(loss) / mesh);
        right[sure] += (loss > 0 ? with : without) / 2;
        all[sure] += (with + without) / 2;
        hidden -= without;
      }
    }
    right[SIZE - 2] += Math.max(0, hidden) / 2;
    all[SIZE - 2] += Math.max(0, hidden) / 2;
    for (int sure = SIZE - 2; sure >= 0; sure--) {
      right[sure] += right[sure + 1];
      all[sure] += all[sure + 1];
    }
    return new BestAttack(right, all);
  }

  /** The chance that a call is right, on average over so large a share of rows, the surest. */
  public double right(double share) {
    int low = 0;
    int high = all.length - 1;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (all[middle] >= share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double part = Math.min(1, (share - all[high]) / (all[low] - all[high]));
    return Math.min(1, (right[high] + part * (right[low] - right[high])) / Math.min(share, all[0]));
  }
}
