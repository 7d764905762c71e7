package org.tattle.privacy.release.answer;

import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/**
 * Which quotients of two true numbers agree with what was released of them (Fieller 1954). For a
 * quotient r of a and n, a − rn is 0; the released numbers put it at A − rN with a noise whose
 * margin m(r) is known, so r agrees where |A − rN| is at most m(r). The true quotient fails that
 * with just the chance that the margin was made for, whatever the rows.
 *
 * @param below N, the noisy number of rows
 * @param margin how far the noise reaches for a quotient
 * @param slope by how much the margin grows with the quotient at most: N's own margin. A number of
 *     rows that is not clearly above 0 leaves every quotient possible
 */
public record Ratio(double below, DoubleUnaryOperator margin, double slope) {

  /** The largest quotient of at most {@code most} that agrees, for an A; {@code least} if none. */
  public double upper(double above, double least, double most) {
    return end(least, most, r -> above - r * below + margin.applyAsDouble(r) >= 0);
  }

  /**
   * The smallest quotient of at least {@code least} that agrees, for an A; {@code most} if none.
   */
  public double lower(double above, double least, double most) {
    return end(most, least, r -> above - r * below - margin.applyAsDouble(r) <= 0);
  }

  /** The last place on the way from one end to the other that agrees, rounded outward. */
  private double end(double from, double to, DoublePredicate agrees) {
    if (below <= slope || agrees.test(to)) {
      return to;
    }
    double in = from;
    double out = to;
    for (int i = 0; i < 60; i++) {
      double middle = in + (out - in) / 2;
      if (agrees.test(middle)) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return out;
  }
}
