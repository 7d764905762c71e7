package org.tattle.nn.step;

import java.util.Arrays;
import org.tattle.run.Randomness;

/**
 * Rows drawn out of a job's, which the model is not trained on.
 *
 * @param kept the rows that it is trained on, at least one
 * @param held the others
 */
public record Holdout(int[] kept, int[] held) {

  /** Holds out a share of the rows, drawn at random; none of them, in their order, if it is 0. */
  public static Holdout of(int[] rows, double share, Randomness random) {
    int size = kept(rows.length, share);
    if (size == rows.length) {
      return new Holdout(rows, new int[0]);
    }
    int[] shuffled = rows.clone();
    Batches.shuffle(shuffled, random);
    return new Holdout(
        Arrays.copyOf(shuffled, size), Arrays.copyOfRange(shuffled, size, shuffled.length));
  }

  /** How many of {@code rows} are kept. */
  static int kept(int rows, double share) {
    return Math.max(1, rows - (int) Math.round(share * rows));
  }
}
