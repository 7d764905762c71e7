package org.tattle.attack.evasion;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.AttackFaults;

/**
 * Where a changed row may lie: within a radius of the row, and within what its columns are declared
 * to hold. A radius is in units of a feature's range, so that 0.1 is a tenth of it for pixels and
 * for bounded numbers alike. Features of names stay as they are: a tenth of another name is none.
 *
 * @param least of each feature
 * @param most of each feature
 * @param scale the range of each feature that may change, and 0 of others
 */
record Reach(Norm norm, float[] least, float[] most, float[] scale) {

  /**
   * Of the rows of these data.
   *
   * @throws Fault T306 if numbers have no declared ranges, or nothing may change
   */
  static Reach of(Dataset data, Norm norm) {
    int width = data.shape().size();
    float[] least = new float[width];
    float[] most = new float[width];
    float[] scale = new float[width];
    Arrays.fill(most, 1);
    boolean any = false;
    for (Column column : data.columns()) {
      int to = column.first() + column.width();
      if (column.type() == Column.Type.NUMBER) {
        if (!column.declared()) {
          throw Fault.of(AttackFaults.NO_RANGES, column.name(), column.name());
        }
        Arrays.fill(least, column.first(), to, -1);
      }
      if (column.type() != Column.Type.CATEGORY) {
        for (int f = column.first(); f < to; f++) {
          scale[f] = most[f] - least[f];
        }
        any = true;
      }
    }
    if (!any) {
      throw Fault.of(AttackFaults.NOTHING_TO_CHANGE, data.name());
    }
    return new Reach(norm, least, most, scale);
  }

  /** How many features a row has. */
  int width() {
    return scale.length;
  }

  /** How far a point is from a row; rows and points lie one after the other. */
  double distance(float[] points, float[] rows, int i) {
    double far = 0;
    for (int f = 0; f < scale.length; f++) {
      double way = points[i * scale.length + f] - rows[i * scale.length + f];
      if (way != 0) {
        double part = scale[f] == 0 ? Double.POSITIVE_INFINITY : Math.abs(way) / scale[f];
        far = norm == Norm.LINF ? Math.max(far, part) : far + part * part;
      }
    }
    return norm == Norm.LINF ? far : Math.sqrt(far);
  }

  /** Brings a point back into reach of its row. */
  void project(float[] points, float[] rows, int i, double radius) {
    double shorter = 1;
    if (norm == Norm.L2) {
      double far = distance(points, rows, i);
      shorter = far > radius ? radius / far : 1;
    }
    for (int f = 0; f < scale.length; f++) {
      int at = i * scale.length + f;
      float row = rows[at];
      float bound = norm == Norm.LINF ? (float) (radius * scale[f]) : Float.POSITIVE_INFINITY;
      float way = (float) (shorter * (points[at] - row));
      float point = row + Math.max(-bound, Math.min(bound, way));
      points[at] = Math.max(Math.min(least[f], row), Math.min(Math.max(most[f], row), point));
    }
  }

  /** Goes a way along a slope: by its signs, or its direction. */
  void step(float[] points, float[] slope, int i, double size) {
    int from = i * scale.length;
    if (norm == Norm.LINF) {
      for (int f = 0; f < scale.length; f++) {
        points[from + f] += (float) (size * scale[f]) * Math.signum(slope[from + f]);
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
      points[from + f] += (float) (factor * slope[from + f] * scale[f] * scale[f]);
    }
  }

  /** Moves a point that lies on its row to one in the ball around it, uniformly drawn. */
  void anywhere(float[] points, int i, double radius, UniformRandomProvider random) {
    double size = Math.pow(random.nextDouble(), 1.0 / scale.length) * radius;
    if (norm == Norm.L2) {
      along(points, i, size, random);
      return;
    }
    for (int f = 0; f < scale.length; f++) {
      points[i * scale.length + f] += (float) ((2 * random.nextDouble() - 1) * radius * scale[f]);
    }
  }

  /** Moves a point that lies on its row as far as the radius allows, somewhere. */
  void noise(float[] points, int i, double radius, UniformRandomProvider random) {
    if (norm == Norm.L2) {
      along(points, i, radius, random);
      return;
    }
    for (int f = 0; f < scale.length; f++) {
      points[i * scale.length + f] += (float) ((random.nextBoolean() ? 1 : -1) * radius * scale[f]);
    }
  }

  private void along(float[] points, int i, double size, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] direction = new double[scale.length];
    double square = 0;
    for (int f = 0; f < scale.length; f++) {
      direction[f] = scale[f] == 0 ? 0 : normal.sample();
      square += direction[f] * direction[f];
    }
    for (int f = 0; f < scale.length; f++) {
      points[i * scale.length + f] += (float) (size / Math.sqrt(square) * direction[f] * scale[f]);
    }
  }
}
