package org.tattle.privacy;

/** A sum of positive numbers that may be too far from 1 for doubles. */
final class LogSum {
  private static final double NEGLIGIBLE = -80;

  private double largest = Double.NEGATIVE_INFINITY;
  private double scaled;

  /** Adds {@code factor}·e^{@code log}. */
  void add(double log, double factor) {
    if (log > largest) {
      scaled = scaled * Math.exp(largest - log) + factor;
      largest = log;
    } else if (log - largest > NEGLIGIBLE) {
      scaled += factor * Math.exp(log - largest);
    }
  }

  /** ln(sum). */
  double log() {
    return largest + Math.log(scaled);
  }

  /** ln(1 + sum), exact also where the sum is tiny. */
  double log1p() {
    if (scaled == 0) {
      return 0;
    }
    double log = log();
    return log > 0 ? log + Math.log1p(Math.exp(-log)) : Math.log1p(Math.exp(log));
  }
}
