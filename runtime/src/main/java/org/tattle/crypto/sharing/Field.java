package org.tattle.crypto.sharing;

import org.apache.commons.rng.UniformRandomProvider;

/** A finite field, whose elements are numbers from 0 to one less than how many there are. */
public interface Field {

  /** How many bytes of a secret fit into an element. */
  int bytes();

  /** How many points there are besides 0. */
  long points();

  long add(long one, long other);

  long subtract(long one, long other);

  long multiply(long one, long other);

  /**
   * What a number is multiplied with to give 1.
   *
   * @param number any but 0
   */
  long inverse(long number);

  /** Any element, each as likely. */
  long random(UniformRandomProvider random);
}
