package org.tattle.privacy.release.answer;

import java.util.Arrays;
import java.util.List;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.noise.Choice;
import org.tattle.privacy.noise.Laplace;
import org.tattle.run.Randomness;

/**
 * Chooses a value by its rank. The bounds are cut into cells, with one more below and one above.
 * Between the left edge of a cell and its right one the number of rows that are smaller goes from a
 * to b, and the cell's score is minus the distance of the wanted rank from [a, b], so that the cell
 * with the true quantile has 0. One row more moves a and b by at most 1 and the wanted rank qn by
 * q, hence a score by at most Δ = max(q, 1 − q). Choosing one takes half of the budget.
 *
 * <p>The other half tells how far off that is. R(x) is the number of rows below x, less qn. It is
 * released for the value v that was chosen, together with the numbers of rows between edges around
 * v, whose distances from v double: a row moves R(v) by at most Δ and one of those numbers by 1, so
 * Laplace noise of (1 + Δ)/(ε/2) on each is ε/2-private for all (Dwork et al. 2006). R at an edge
 * is R(v) and the numbers in between, and its noise a sum of as many as there are, whose law is
 * known. The true quantile is between two edges with R ≤ 0 at the left and R ≥ 0 at the right; the
 * interval goes from v to every such pair that agrees with the noisy R within its margin. As v is
 * in it, the true quantile can be missed to one side only: where the noise at the edge before it,
 * as seen from v, is beyond the margin. That has no more than the chance asked for, whatever the
 * rows, and no bound over all cells is needed.
 */
public final class Ranks {
  private static final int CELLS = 1 << 12;

  /** The first edge is half a cell from the value. */
  private static final double NEAREST = 0.5;

  private final Bounds bounds;
  private final double share;
  private final Chooser chooser;
  private final double[] sorted;

  public Ranks(double[] values, Bounds bounds, double share, Chooser chooser) {
    this.chooser = chooser;
    this.bounds = bounds;
    this.share = share;
    sorted = Arrays.stream(values).map(bounds::clamp).sorted().toArray();
  }

  /** What is drawn for scores, and for numbers of rows: what is charged is the price of both. */
  Choice chooser(Price price) {
    return chooser.of(price.epsilon() / 2, moved() * price.rows());
  }

  Laplace noise(Price price) {
    return new Laplace(price.epsilon() / 2, (1 + moved()) * price.rows());
  }

  /** By how much a row moves R and a score at most: Δ. */
  private double moved() {
    return Math.max(share, 1 - share);
  }

  public Expense expense(Price price) {
    return Expense.of(chooser(price).guarantee()).plus(Expense.of(noise(price).guarantee()));
  }

  /** The value below which the share of the rows is; not a number without rows. */
  public static double truth(double[] values, Bounds bounds, double share) {
    double[] sorted = new Ranks(values, bounds, share, Chooser.BEST).sorted;
    int rank = (int) Math.min(sorted.length - 1, share * sorted.length);
    return sorted.length == 0 ? Double.NaN : sorted[rank];
  }

  public List<Answer> ask(Price price, double level, Randomness random) {
    int cell = chooser(price).choose(scores(), random);
    double value = Math.max(0, Math.min(CELLS, cell - 0.5));
    Laplace noise = noise(price);
    double rank = noise.release(below(value) - share * sorted.length, random);
    double upper = end(value, CELLS, rank, noise, 1 - level, random);
    double lower = end(value, 0, rank, noise, 1 - level, random);
    return List.of(new Answer(edge(value), edge(lower), edge(upper)));
  }

  /**
   * How far from the value to one side the true quantile may be: to the farthest edge of which the
   * one before may still be on the value's side of it.
   */
  private double end(
      double from, double to, double rank, Laplace noise, double miss, Randomness random) {
    double sign = Math.signum(to - from);
    double noisy = rank;
    double reached = from;
    double at = from;
    int noises = 1;
    for (double distance = NEAREST; at != to; distance *= 2) {
      double margin = Spread.margin(2 * miss, noise.drawn(), noises++);
      double next = from + sign * Math.min(distance, Math.abs(to - from));
      reached = sign * noisy <= margin ? next : reached;
      noisy += sign * noise.release(Math.abs(below(next) - below(at)), random);
      at = next;
    }
    return reached;
  }

  /** The score of the cell below all, of the cells, and of the cell above all. */
  double[] scores() {
    double rank = share * sorted.length;
    double[] scores = new double[CELLS + 2];
    scores[0] = -rank;
    int left = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      int right = cell == CELLS - 1 ? sorted.length : below(cell + 1);
      scores[cell + 1] = -Math.max(0, Math.max(left - rank, rank - right));
      left = right;
    }
    scores[CELLS + 1] = rank - sorted.length;
    return scores;
  }

  /** How many rows are below a place that is so many cells from the lower bound. */
  int below(double cells) {
    double value = edge(cells);
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double edge(double cells) {
    return bounds.clamp(bounds.lower() + bounds.width() * cells / CELLS);
  }
}
