package org.tattle.attack.linkage;

import java.util.Arrays;
import org.tattle.record.match.Mixture;

/**
 * How much it says that two records agree in some columns and differ in others (Fellegi and Sunter
 * 1969, A Theory for Record Linkage): of pairs of one person, column i agrees in a share m_i, of
 * other pairs in u_i, each by itself. The odds that a pair is of one person, that agrees in the
 * columns γ, are
 *
 * <pre>λ / (1 - λ) · Π_i (m_i / u_i)^γ_i ((1 - m_i) / (1 - u_i))^(1 - γ_i)</pre>
 *
 * <p>Nobody knows which pairs are of one person: m_i, u_i and their share λ are found by
 * expectation and maximisation, where λ is at most what it is if everybody has a row.
 */
final class Weights {
  private static final double NEVER = 1e-6;

  private final double[] ofOnePerson;
  private final double share;

  /**
   * @param pairs how many pairs agree in just these columns, {@code [2^columns]}
   * @param rows how many rows a person is paired with
   */
  Weights(long[] pairs, int columns, int rows) {
    Mixture mixture = Mixture.agreeing(pairs, columns, 1.0 / Math.max(1, rows));
    ofOnePerson = new double[columns];
    Arrays.setAll(ofOnePerson, column -> mixture.same(column, 1));
    share = mixture.share();
  }

  private static double within(double share) {
    return Math.max(NEVER, Math.min(1 - NEVER, share));
  }

  private static double[] ratios(double[] same, double[] other, int patterns) {
    double[] ratio = new double[patterns];
    for (int g = 0; g < patterns; g++) {
      ratio[g] = 1;
      for (int c = 0; c < same.length; c++) {
        boolean agree = (g & 1 << c) != 0;
        ratio[g] *= agree ? same[c] / other[c] : (1 - same[c]) / (1 - other[c]);
      }
    }
    return ratio;
  }

  /**
   * How much likelier rows are of a person than of another, by the columns in which they agree. A
   * value that few rows have says more than one that many have (section 3.3.1 there), so of what
   * others agree by chance its own share is taken.
   *
   * @param shares of each column, the share of rows that have the person's value
   */
  double[] odds(double[] shares) {
    double[] other = Arrays.stream(shares).map(Weights::within).toArray();
    double[] same = new double[shares.length];
    Arrays.setAll(same, c -> Math.max(ofOnePerson[c], other[c]));
    return ratios(same, other, 1 << shares.length);
  }

  /** The prior odds that a row is a person's, of whom one row at most is there. */
  double share() {
    return share;
  }
}
