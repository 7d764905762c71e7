package org.tattle.privacy.release.answer;

import org.tattle.privacy.account.Guarantee;

/**
 * What an answer may cost, and whom it hides.
 *
 * @param epsilon in nats
 * @param delta the chance that the guarantee fails
 * @param rows how many rows a person has among those that are asked about, at most: all of them
 *     together stay hidden at this price
 */
public record Price(double epsilon, double delta, int rows) {

  public Guarantee guarantee() {
    return new Guarantee(epsilon, delta);
  }

  /** A part of it. */
  public Price share(double share) {
    return new Price(epsilon * share, delta * share, rows);
  }

  /** Another ε at the same δ. */
  public Price times(double times) {
    return new Price(epsilon * times, delta, rows);
  }
}
