package org.tattle.attack.membership.shadow;

/**
 * What a logit {@code s = ln p - ln(1 - p)} says, which is the one form in which attacks keep a
 * confidence: {@code p} alone has no digits left near one, and neither has {@code 1 - p} near zero,
 * where {@code s} has all of them.
 */
final class Odds {
  private Odds() {}

  /** {@code ln p}. */
  public static double ln(double s) {
    return Math.min(s, 0) - Math.log1p(Math.exp(-Math.abs(s)));
  }

  /** {@code p}; that of {@code -s} is {@code 1 - p}. */
  public static double share(double s) {
    return Math.exp(ln(s));
  }

  /**
   * The mean of {@code p}; that over {@code -s} is one less it, to all digits where it is small.
   */
  public static double share(double[] s, int sign) {
    double sum = 0;
    for (double one : s) {
      sum += share(sign * one);
    }
    return sum / s.length;
  }
}
