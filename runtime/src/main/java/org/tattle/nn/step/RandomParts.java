package org.tattle.nn.step;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.nn.blas.NativeFloats;

/**
 * Adds up a large batch part by part so that rounding hardly grows with it. Chance puts each row
 * into a part by itself: with a row more all parts but one are what they were, to the bit, so that
 * only the rounding of that part counts between the two. Parts are added in doubles.
 */
public final class RandomParts {

  /** Expected rows of a batch from which on it is worth it. */
  private static final double LARGE = 2048;

  /** Expected rows of a part. */
  private static final double SIZE = 96;

  private final UniformRandomProvider random;
  private final int[] order;
  private final int[] places;
  private final int[] ends;
  private final double[] sum;
  private final float[] piece = new float[Normals.BLOCK];

  /**
   * @param rows the most that a batch can have
   */
  public RandomParts(int parts, int rows, int weights, UniformRandomProvider random) {
    this.random = random;
    order = new int[rows];
    places = new int[rows];
    ends = new int[parts];
    sum = new double[weights];
  }

  /** How many parts a batch of so many expected rows has; 0 if it is taken as it comes. */
  public static int count(double expected) {
    return expected < LARGE ? 0 : (int) Math.ceil(expected / SIZE);
  }

  /** Puts the rows of a batch into parts. */
  public void deal(int[] rows, int from, int size) {
    int[] next = new int[ends.length + 1];
    for (int i = 0; i < size; i++) {
      places[i] = random.nextInt(ends.length);
      next[places[i] + 1]++;
    }
    for (int part = 0; part < ends.length; part++) {
      next[part + 1] += next[part];
      ends[part] = next[part + 1];
    }
    for (int i = 0; i < size; i++) {
      order[next[places[i]]++] = rows[from + i];
    }
    Arrays.fill(sum, 0);
  }

  public int count() {
    return ends.length;
  }

  /** All rows, part by part. */
  public int[] rows() {
    return order;
  }

  public int begin(int part) {
    return part == 0 ? 0 : ends[part - 1];
  }

  public int end(int part) {
    return ends[part];
  }

  /** Adds the sum of a part. */
  public void add(NativeFloats part) {
    for (int from = 0; from < sum.length; from += piece.length) {
      int n = Math.min(piece.length, sum.length - from);
      part.get(from, piece, 0, n);
      for (int i = 0; i < n; i++) {
        sum[from + i] += piece[i];
      }
    }
  }

  /** Writes the sum of all. */
  public void write(NativeFloats to) {
    for (int from = 0; from < sum.length; from += piece.length) {
      int n = Math.min(piece.length, sum.length - from);
      for (int i = 0; i < n; i++) {
        piece[i] = (float) sum[from + i];
      }
      to.put(from, piece, 0, n);
    }
  }
}
