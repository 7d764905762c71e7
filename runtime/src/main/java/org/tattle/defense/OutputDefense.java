package org.tattle.defense;

import org.tattle.model.Access;

/** Changes what a trained model answers. */
public non-sealed interface OutputDefense extends Defense {

  /** The probabilities that are given out for one row, of these, which it may change in place. */
  double[] limit(double[] probabilities);

  /** The most that an attacker can still ask. */
  default Access access() {
    return Access.PROBABILITIES;
  }
}
