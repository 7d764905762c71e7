package org.tattle.privacy.account.loss;

/** A sum of positive numbers that may be too far from 1 for doubles. */
public final class LogSum {
  private double largest = Double.NEGATIVE_INFINITY;
  private double scaled;

  /** Adds {@code factor}·e^{@code log}. */
  public void add(double log, double factor) {
    if (log > largest) {
      scaled = scaled * Math.exp(largest - log) + factor;
      largest = log;
    } else {
      scaled += factor * Math.exp(log - largest);
    }
  }

  /** ln(sum). */
  public double log() {
    return largest + Math.log(scaled);
  }

  /** ln(1 + sum), exact also where the sum is tiny; 0 of nothing. */
  public double log1p() {
    double log = log();
    return Math.max(log, 0) + Math.log1p(Math.exp(-Math.abs(log)));
  }
}
