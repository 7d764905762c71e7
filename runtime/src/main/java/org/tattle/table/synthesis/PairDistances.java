package org.tattle.table.synthesis;

import java.util.OptionalDouble;
import org.tattle.run.Control;

/**
 * How far made-up rows are from people's, by what both say of two columns at a time.
 *
 * <ul>
 *   <li>apart: {@code ½ Σ |p - q|} of the shares of combinations, on average over pairs of columns;
 *   <li>answered: how many rows have two values, asked where at least {@value #FEWEST} of people's
 *       do; the share of these questions that are answered within a tenth of the truth.
 * </ul>
 */
public final class PairDistances {
  private static final int FEWEST = 10;
  private static final double NEAR = 0.1;

  private double apart;
  private int pairs;
  private long asked;
  private long answered;

  public PairDistances(CodedRows people, CodedRows made, Control control) {
    for (int a = 0; a < people.columns(); a++) {
      for (int b = a + 1; b < people.columns(); b++) {
        control.check();
        compare(people.counts(a, b), made.counts(a, b), (double) people.count() / made.count());
      }
    }
  }

  private void compare(double[] people, double[] made, double scale) {
    double off = 0;
    double all = 0;
    for (int cell = 0; cell < people.length; cell++) {
      double error = Math.abs(people[cell] - scale * made[cell]);
      off += error;
      all += people[cell];
      if (people[cell] >= FEWEST) {
        asked++;
        answered += error <= NEAR * people[cell] ? 1 : 0;
      }
    }
    apart += off / 2 / all;
    pairs++;
  }

  /** Mean total variation distance over pairs of columns; empty if there are none. */
  public OptionalDouble apart() {
    return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, apart / pairs));
  }

  /** Share of the questions that are answered; empty if there are none. */
  public OptionalDouble answered() {
    return asked == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) answered / asked);
  }
}
