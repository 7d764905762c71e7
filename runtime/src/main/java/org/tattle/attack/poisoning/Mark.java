package org.tattle.attack.poisoning;

import java.util.Arrays;

/**
 * What is put on a row so that a model takes it for a class of the attacker's choice: of each
 * feature that it is on, {@code x = keep x + add}, within what features can be.
 *
 * @param where the features
 * @param keep how much of each is kept
 * @param add what is added to it
 * @param least the least that a feature is in the data
 * @param most the most
 */
public record Mark(int[] where, double[] keep, double[] add, double least, double most) {

  /** Some of it, cut into so many parts of which each is as large as the others, or one larger. */
  public Mark part(int which, int parts) {
    int from = where.length * which / parts;
    int to = where.length * (which + 1) / parts;
    return new Mark(
        Arrays.copyOfRange(where, from, to),
        Arrays.copyOfRange(keep, from, to),
        Arrays.copyOfRange(add, from, to),
        least,
        most);
  }

  /** On how many features it is. */
  public int size() {
    return where.length;
  }

  /** Puts it on the row whose features begin there. */
  public void on(float[] values, int from) {
    for (int k = 0; k < where.length; k++) {
      double marked = keep[k] * values[from + where[k]] + add[k];
      values[from + where[k]] = (float) Math.max(least, Math.min(most, marked));
    }
  }
}
