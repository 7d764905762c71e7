package org.tattle.measure.space;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * Vectors, one a row.
 *
 * @param values {@code [rows, width]}, not written to
 */
public record Vectors(float[] values, int width) {
  private static final int ENOUGH = 5000;

  /** How many there are. */
  public int count() {
    return values.length / width;
  }

  /** Those of some rows. */
  public double[][] of(int[] some) {
    return Arrays.stream(some).mapToObj(this::of).toArray(double[][]::new);
  }

  /** That of a row. */
  public double[] of(int row) {
    return IntStream.range(0, width).mapToDouble(u -> values[row * width + u]).toArray();
  }

  /**
   * Where each lies along the strongest directions of some of them, drawn if there are many.
   *
   * @return {@code [rows][directions]}, or as wide as the vectors if these are no wider
   */
  public float[][] along(int directions, Seed seed, Control control) {
    int[] some = IntStream.range(0, count()).toArray();
    PermutationSampler.shuffle(seed.random(), some);
    Directions strongest =
        Directions.of(of(Arrays.copyOf(some, Math.min(ENOUGH, some.length))), directions);
    float[][] places = new float[count()][];
    for (int row = 0; row < places.length; row++) {
      control.check();
      double[] place = strongest.along(of(row));
      places[row] = new float[place.length];
      for (int k = 0; k < place.length; k++) {
        places[row][k] = (float) place[k];
      }
    }
    return places;
  }
}
