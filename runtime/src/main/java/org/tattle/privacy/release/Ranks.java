package org.tattle.privacy.release;

import java.util.Arrays;
import java.util.List;
import org.tattle.privacy.Expense;
import org.tattle.privacy.Guarantee;
import org.tattle.privacy.PermuteAndFlip;
import org.tattle.run.Randomness;

/**
 * Chooses a value by its rank. The bounds are cut into cells, with one more below and one above.
 * Between the left edge of a cell and its right one the number of rows that are smaller goes from a
 * to b, and the cell's score is minus the distance of the wanted rank from [a, b], so that the cell
 * with the true quantile has 0. One row more moves a and b by at most 1 and the wanted rank qn by
 * q, hence a score by at most Δ = max(q, 1 − q).
 *
 * <p>Permute-and-flip over k cells falls short of the best score by 2Δ/ε·ln(k/β) or more with a
 * chance of at most β (McKenna and Sheldon 2020, with McSherry and Talwar 2007, theorem 8). So two
 * more choices, that many ranks below and above, bracket the true quantile. Each of the three has a
 * third of the budget.
 */
final class Ranks {
  private static final int CELLS = 1 << 12;

  private final Bounds bounds;
  private final double share;
  private final int rows;

  /** How many rows are below the left edge of each cell, and then all. */
  private final int[] below = new int[CELLS + 1];

  Ranks(double[] values, Bounds bounds, double share) {
    this.bounds = bounds;
    this.share = share;
    rows = values.length;
    double[] sorted = Arrays.stream(values).map(bounds::clamp).sorted().toArray();
    int at = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      while (at < rows && sorted[at] < edge(cell)) {
        at++;
      }
      below[cell] = at;
    }
    below[CELLS] = rows;
  }

  static Expense expense(Guarantee price, List<Double> bounds) {
    Bounds.of(bounds);
    double third = price.epsilon() / 3;
    return Expense.pure(third).plus(Expense.pure(third)).plus(Expense.pure(third));
  }

  /** The value below which the share of the rows is; not a number without rows. */
  static double truth(double[] values, Bounds bounds, double share) {
    double[] sorted = Arrays.stream(values).map(bounds::clamp).sorted().toArray();
    int rank = (int) Math.min(sorted.length - 1, share * sorted.length);
    return sorted.length == 0 ? Double.NaN : sorted[rank];
  }

  List<Answer> ask(Guarantee price, double level, Randomness random) {
    double sensitivity = Math.max(share, 1 - share);
    PermuteAndFlip choice = new PermuteAndFlip(price.epsilon() / 3, sensitivity);
    double reach = 2 * sensitivity / choice.epsilon() * Math.log((CELLS + 2) / ((1 - level) / 2));
    double value = middle(choice.choose(scores(share * rows), random));
    double lower = left(choice.choose(scores(share * rows - reach), random));
    double upper = left(choice.choose(scores(share * rows + reach), random) + 1);
    return List.of(new Answer(value, Math.min(value, lower), Math.max(value, upper)));
  }

  /** The score of the cell below all, of the cells, and of the cell above all. */
  private double[] scores(double rank) {
    double[] scores = new double[CELLS + 2];
    scores[0] = -Math.max(0, rank);
    for (int cell = 0; cell < CELLS; cell++) {
      scores[cell + 1] = -Math.max(0, Math.max(below[cell] - rank, rank - below[cell + 1]));
    }
    scores[CELLS + 1] = -Math.max(0, rows - rank);
    return scores;
  }

  private double middle(int choice) {
    return bounds.clamp(edge(choice - 0.5));
  }

  private double left(int choice) {
    return bounds.clamp(edge(choice - 1));
  }

  private double edge(double cell) {
    return bounds.lower() + bounds.width() * cell / CELLS;
  }
}
