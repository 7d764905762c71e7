package org.tattle.dsl.show;

import java.util.Arrays;

/**
 * One line or cloud of a figure. With {@code low} and {@code high}, lines get a shaded band and
 * points get error bars.
 *
 * @param name in the legend; empty for none
 * @param x [n]
 * @param y [n]
 * @param low [n] or empty
 * @param high [n] or empty
 * @param hue which colour of the palette; series that belong together share one; below 0 is grey
 */
public record Series(
    String name, double[] x, double[] y, double[] low, double[] high, Style style, int hue) {

  public enum Style {
    LINE,
    DASHED,
    STEP,
    POINTS
  }

  private static final double[] NONE = {};

  public Series {
    if (x.length != y.length || low.length != high.length) {
      throw new IllegalArgumentException("`x` and `y`, `low` and `high` must be of one length");
    }
    if (low.length != 0 && low.length != x.length) {
      throw new IllegalArgumentException("`low` and `high` must be empty or as long as `x`");
    }
  }

  public static Series line(String name, int hue, double[] x, double[] y) {
    return new Series(name, x, y, NONE, NONE, Style.LINE, hue);
  }

  /** A line for a bound or a reference rather than a measurement. */
  public static Series dashed(String name, int hue, double[] x, double[] y) {
    return new Series(name, x, y, NONE, NONE, Style.DASHED, hue);
  }

  /** Constant between the points: {@code y[i]} from {@code x[i]} to {@code x[i + 1]}. */
  public static Series step(String name, int hue, double[] x, double[] y) {
    return new Series(name, x, y, NONE, NONE, Style.STEP, hue);
  }

  public static Series points(String name, int hue, double[] x, double[] y) {
    return new Series(name, x, y, NONE, NONE, Style.POINTS, hue);
  }

  /** The same series with an interval around each point. */
  public Series within(double[] low, double[] high) {
    return new Series(name, x, y, low, high, style, hue);
  }

  /** Whether another has the same name and the same points. */
  boolean same(Series other) {
    return name.equals(other.name) && Arrays.equals(x, other.x) && Arrays.equals(y, other.y);
  }

  public boolean hasBand() {
    return low.length > 0;
  }

  /** A step series as a line with its corners spelled out. */
  public Series stepped() {
    return new Series(
        name, twice(x, 1), twice(y, 0), twice(low, 0), twice(high, 0), Style.LINE, hue);
  }

  /** Every value twice, from the second (1) or up to the last but one (0). */
  private static double[] twice(double[] values, int ahead) {
    double[] twice = new double[Math.max(0, 2 * values.length - 1)];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = values[(i + ahead) / 2];
    }
    return twice;
  }
}
