package org.tattle.nn.network;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The points near a row: within a radius of it, and within what its features are declared to hold.
 * A radius is in units of a feature's range, so that 0.1 is a tenth of it for pixels and for
 * bounded numbers alike. Features without small changes stay as they are.
 *
 * <p>Points and rows lie in arrays, each from a place of its own on.
 */
public final class Ball {
  private final Norm norm;
  private final float[] least;
  private final float[] most;
  private final float[] scale;
  private final double[] direction;

  public Ball(Norm norm, Ranges ranges) {
    this.norm = norm;
    int width = ranges.width();
    least = new float[width];
    most = new float[width];
    scale = new float[width];
    direction = new double[width];
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
    double shorter = 1;
    if (norm == Norm.L2) {
      double far = far(points, at, rows, row);
      shorter = far > radius ? radius / far : 1;
    }
    for (int f = 0; f < scale.length; f++) {
      float own = rows[row + f];
      if (scale[f] == 0) {
        points[at + f] = own;
        continue;
      }
      float bound = norm == Norm.LINF ? (float) (radius * scale[f]) : Float.POSITIVE_INFINITY;
      float way = (float) (shorter * (points[at + f] - own));
      float point = own + Math.max(-bound, Math.min(bound, way));
      points[at + f] = Math.max(Math.min(least[f], own), Math.min(Math.max(most[f], own), point));
    }
  }

  /** Moves a point along a slope: by its signs, or its direction. */
  public void step(float[] points, int at, float[] slope, int from, double size) {
    if (norm == Norm.LINF) {
      for (int f = 0; f < scale.length; f++) {
        points[at + f] += (float) (size * scale[f]) * Math.signum(slope[from + f]);
      }
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
    for (int f = 0; f < scale.length; f++) {
      points[at + f] += (float) ((2 * random.nextDouble() - 1) * radius * scale[f]);
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
