package org.tattle.nn.network;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The points near a row: within a radius of it, and within what its features are declared to hold.
 * A radius is in units of a feature's range, so that 0.1 is a tenth of it for pixels and for
 * bounded numbers alike. Features without small changes stay as they are.
 *
 * <p>Points and rows lie in arrays, each from a place of its own on. Used by one thread at a time.
 */
public final class Ball {
  private final Norm norm;
  private final float[] least;
  private final float[] most;
  private final float[] scale;
  private final double[] direction;
  private final float[] point;
  private final float[] other;
  private final Reach stride = new Reach();
  private final Reach bound = new Reach();

  /** So many ranges of each feature, kept as long as the same number is asked for. */
  private final class Reach {
    private float[] kept;
    private double of = Double.NaN;

    float[] of(double ranges) {
      if (ranges != of) {
        kept = kept == null ? new float[scale.length] : kept;
        for (int f = 0; f < kept.length; f++) {
          kept[f] = scale[f] == 0 ? 0 : (float) (ranges * scale[f]);
        }
        of = ranges;
      }
      return kept;
    }
  }

  public Ball(Norm norm, Ranges ranges) {
    this.norm = norm;
    int width = ranges.width();
    least = new float[width];
    most = new float[width];
    scale = new float[width];
    direction = new double[width];
    point = new float[width];
    other = new float[width];
    int from = 0;
    for (Ranges.Run run : ranges.runs()) {
      int to = from + run.features();
      Arrays.fill(least, from, to, (float) run.least());
      Arrays.fill(most, from, to, (float) run.most());
      Arrays.fill(scale, from, to, run.fixed() ? 0 : (float) (run.most() - run.least()));
      from = to;
    }
  }

  /** How many features a row has. */
  public int width() {
    return scale.length;
  }

  /** How large changes are taken to be. */
  public Norm norm() {
    return norm;
  }

  /** The least that a feature holds. */
  public float least(int feature) {
    return least[feature];
  }

  /** The most that a feature holds. */
  public float most(int feature) {
    return most[feature];
  }

  /** How long the range of a feature is; 0 if it may not change. */
  public float scale(int feature) {
    return scale[feature];
  }

  /** How far a point is from a row; infinite if a feature differs that may not. */
  public double distance(float[] points, int at, float[] rows, int row) {
    double far = 0;
    for (int f = 0; f < scale.length; f++) {
      double way = points[at + f] - rows[row + f];
      if (way != 0) {
        double part = scale[f] == 0 ? Double.POSITIVE_INFINITY : Math.abs(way) / scale[f];
        far = norm == Norm.LINF ? Math.max(far, part) : far + part * part;
      }
    }
    return norm == Norm.LINF ? far : Math.sqrt(far);
  }

  /** The same by features that may change alone. */
  private double far(float[] points, int at, float[] rows, int row) {
    double square = 0;
    for (int f = 0; f < scale.length; f++) {
      double part = scale[f] == 0 ? 0 : (points[at + f] - rows[row + f]) / (double) scale[f];
      square += part * part;
    }
    return Math.sqrt(square);
  }

  /** Brings a point back to within the radius of its row, and into what features hold. */
  public void project(float[] points, int at, float[] rows, int row, double radius) {
    double far = norm == Norm.L2 ? far(points, at, rows, row) : 0;
    int width = scale.length;
    System.arraycopy(points, at, point, 0, width);
    System.arraycopy(rows, row, other, 0, width);
    if (far > radius) {
      shorten(point, other, (float) (radius / far), width);
    }
    float[] most = bound.of(norm == Norm.LINF ? radius : Double.POSITIVE_INFINITY);
    clamp(point, other, most, this.least, this.most, width);
    System.arraycopy(point, 0, points, at, width);
  }

  // Java's compiler makes vectors of loops over arrays from their beginning, without branches.

  private static void shorten(float[] point, float[] own, float to, int width) {
    for (int f = 0; f < width; f++) {
      point[f] = own[f] + to * (point[f] - own[f]);
    }
  }

  private static void clamp(
      float[] point, float[] own, float[] bound, float[] least, float[] most, int width) {
    for (int f = 0; f < width; f++) {
      float way = Math.max(-bound[f], Math.min(bound[f], point[f] - own[f]));
      float low = Math.min(least[f], own[f]);
      float high = Math.max(most[f], own[f]);
      point[f] = Math.max(low, Math.min(high, own[f] + way));
    }
  }

  /** The sign of a slope, however small, is written as {@code max(-1, min(1, huge * slope))}. */
  private static void along(float[] point, float[] slope, float[] stride, int width) {
    for (int f = 0; f < width; f++) {
      point[f] += stride[f] * Math.max(-1, Math.min(1, slope[f] * 1e38f * 1e38f));
    }
  }

  /** Moves a point along a slope: by its signs, or its direction. */
  public void step(float[] points, int at, float[] slope, int from, double size) {
    if (norm == Norm.LINF) {
      int width = scale.length;
      System.arraycopy(points, at, point, 0, width);
      System.arraycopy(slope, from, other, 0, width);
      along(point, other, stride.of(size), width);
      System.arraycopy(point, 0, points, at, width);
      return;
    }
    double square = 0;
    for (int f = 0; f < scale.length; f++) {
      double part = slope[from + f] * (double) scale[f];
      square += part * part;
    }
    double factor = square == 0 ? 0 : size / Math.sqrt(square);
    for (int f = 0; f < scale.length; f++) {
      points[at + f] += (float) (factor * slope[from + f] * scale[f] * scale[f]);
    }
  }

  /** Moves a point to one within a radius of where it is, uniformly drawn. */
  public void anywhere(float[] points, int at, double radius, UniformRandomProvider random) {
    if (norm == Norm.L2) {
      along(points, at, Math.pow(random.nextDouble(), 1.0 / scale.length) * radius, random);
      return;
    }
    float far = (float) radius;
    for (int f = 0; f < scale.length; f++) {
      points[at + f] += (2 * random.nextFloat() - 1) * far * scale[f];
    }
  }

  /** Moves a point as far as a radius, somewhere. */
  public void noise(float[] points, int at, double radius, UniformRandomProvider random) {
    if (norm == Norm.L2) {
      along(points, at, radius, random);
      return;
    }
    for (int f = 0; f < scale.length; f++) {
      points[at + f] += (float) ((random.nextBoolean() ? 1 : -1) * radius * scale[f]);
    }
  }

  private void along(float[] points, int at, double size, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double square = 0;
    for (int f = 0; f < scale.length; f++) {
      direction[f] = scale[f] == 0 ? 0 : normal.sample();
      square += direction[f] * direction[f];
    }
    for (int f = 0; f < scale.length; f++) {
      points[at + f] += (float) (size / Math.sqrt(square) * direction[f] * scale[f]);
    }
  }
}
