package org.tattle.defense;

import java.util.function.Supplier;

/** An output defense that needs no preparation: a function of the probabilities. */
public interface Limit extends OutputDefense {

  /** The probabilities that are given out for one row, of these, which it may change in place. */
  double[] limit(double[] probabilities);

  /** Whether it never changes which class is the likeliest. */
  default boolean keepsLabel() {
    return false;
  }

  @Override
  default Limit ready(Supplier<Rehearsal> rehearsal) {
    return this;
  }
}
