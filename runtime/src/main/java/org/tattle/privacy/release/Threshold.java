package org.tattle.privacy.release;

import org.tattle.privacy.Geometric;
import org.tattle.privacy.Guarantee;
import org.tattle.run.Randomness;

/**
 * Shows that a group exists only if its noisy number of rows reaches a threshold. A group of one
 * row reaches 1 + m with a chance of P[noise ≥ m] = α^m/(1 + α), α = e^−ε, and m is the least for
 * which that is at most δ (Korolova et al. 2009; Google's "thresholding" of partitions).
 *
 * @param epsilon what the noisy counts cost, in nats
 * @param delta the chance that a group shows which one row made
 */
record Threshold(double epsilon, double delta) {

  /** The least noisy count that is shown. */
  long least() {
    double alpha = Math.exp(-epsilon);
    return 1 + (long) Math.max(1, Math.ceil(Math.log(delta * (1 + alpha)) / -epsilon));
  }

  Guarantee guarantee() {
    return new Guarantee(epsilon, delta);
  }

  Answer count(long rows, double miss, Randomness random) {
    Geometric noise = new Geometric(epsilon, 1);
    double value = noise.release(rows, random);
    double margin = noise.margin(1 - miss);
    return new Answer(value, Math.max(0, value - margin), Math.max(0, value + margin));
  }
}
