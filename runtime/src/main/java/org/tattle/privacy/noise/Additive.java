package org.tattle.privacy.noise;

import org.tattle.run.Randomness;

/** A mechanism that adds noise to a number. */
public interface Additive extends Mechanism {

  /** The value with fresh noise. */
  double release(double value, Randomness random);

  /**
   * How far a release is from the true value at most, in the value's unit, with probability {@code
   * level}: half the width of an interval.
   */
  double margin(double level);
}
