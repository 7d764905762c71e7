package org.tattle.defense.mark;

import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.defense.Course;
import org.tattle.nn.network.Network;

/** A training that teaches a model a secret mark. */
public interface Marked extends Course {

  @Override
  default int besides() {
    return 0;
  }

  @Override
  default double work() {
    return 0;
  }

  @Override
  default boolean recalled() {
    return true;
  }

  /** The mark that a training drew, or draws, from here. */
  SecretMark drawn(Network network, UniformRandomProvider random);
}
