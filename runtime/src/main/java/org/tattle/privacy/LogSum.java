package org.tattle.privacy;

/** A sum of positive numbers that are given by their logarithms, and may be far from 1. */
final class LogSum {
  private double largest = Double.NEGATIVE_INFINITY;
  private double scaled;

  void add(double log) {
    if (log > largest) {
      scaled = scaled * Math.exp(largest - log) + 1;
      largest = log;
    } else if (log > Double.NEGATIVE_INFINITY) {
      scaled += Math.exp(log - largest);
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
