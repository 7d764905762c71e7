package org.tattle.dsl.show.figure;

import java.util.Arrays;

/**
 * A measure as it depends on something: accuracy or AUC over ε.
 *
 * @param x [n]
 * @param y [n]; what is not finite is left out
 * @param low [n] or empty
 * @param high [n] or empty
 */
public record PlottedLine(String name, double[] x, double[] y, double[] low, double[] high) {

  public PlottedLine(String name, double[] x, double[] y) {
    this(name, x, y, new double[0], new double[0]);
  }

  /** Whether any point stands for more than one value. */
  public boolean spread() {
    return !Arrays.equals(low, high);
  }
}
