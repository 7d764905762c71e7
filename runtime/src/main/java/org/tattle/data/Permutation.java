package org.tattle.data;

import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.run.Seed;

/**
 * Rows in random order, by Fisher and Yates. Written out, and not taken from a library, because
 * splits must be the same rows for ever and a library may change how it uses its generator.
 */
final class Permutation {
  private Permutation() {}

  /** The numbers {@code 0 .. size-1} in random order. */
  static int[] of(int size, Seed seed) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    shuffle(order, seed);
    return order;
  }

  /** Puts the values in random order, in place. */
  static void shuffle(int[] values, Seed seed) {
    UniformRandomProvider random = seed.random();
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1, random);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  /** The high word of 63 random bits times the bound: each number within 2^-32 of its share. */
  private static int below(int bound, UniformRandomProvider random) {
    return (int) Math.multiplyHigh(random.nextLong() >>> 1, 2L * bound);
  }
}
