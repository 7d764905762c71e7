package org.tattle.attack.updates;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.nn.exact.Matching;
import org.tattle.nn.network.Shape;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * Inverting gradients (Geiping et al. 2020, equation 4): what counts is the angle between the
 * changes, and that neighbours in a picture are alike; each value goes by the sign of its gradient,
 * as Adam smooths it, by steps that become shorter at 3/8, 5/8 and 7/8 of the way, and back to
 * where values can be.
 *
 * @param tv how much neighbours are drawn together
 * @param blind whether the last layer is left out, for defenses that spoil it
 */
record InvertingGradients(int steps, double tv, boolean blind) implements Inverter {
  private static final double RATE = 0.1;
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double SMOOTH = 1e-8;

  @Override
  public List<double[]> rows(SeenUpdate seen, OwnRows known, Seed seed, Control control) {
    GuessedRows guessed = GuessedRows.of(seen, known, Matching.Measure.COSINE, blind, control);
    int size = guessed.rows() * known.shape().size();
    UniformRandomProvider random = seed.random();
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double middle = known.least() + known.range() / 2;
    double[] x = normal.samples(size).map(v -> middle + known.range() / 4 * v).toArray();
    double[] best = x.clone();
    double least = Double.POSITIVE_INFINITY;
    double[] m = new double[size];
    double[] v = new double[size];
    for (int step = 0; step < steps; step++) {
      control.check();
      Matching.Distance at = guessed.matching().at(x, guessed.labels(), control);
      double[] slope = at.rows();
      double value = at.value() + variation(x, slope, known.shape());
      if (value < least) {
        least = value;
        best = x.clone();
      }
      double rate = RATE * known.range() * shorter(step);
      for (int i = 0; i < size; i++) {
        double sign = Math.signum(slope[i]);
        m[i] = FIRST * m[i] + (1 - FIRST) * sign;
        v[i] = SECOND * v[i] + (1 - SECOND) * sign * sign;
        double mean = m[i] / (1 - Math.pow(FIRST, step + 1));
        double size2 = v[i] / (1 - Math.pow(SECOND, step + 1));
        x[i] -= rate * mean / (Math.sqrt(size2) + SMOOTH);
      }
      x = known.boxed(x);
    }
    return guessed.cut(best, known);
  }

  private double shorter(int step) {
    double way = (double) step / steps;
    return way < 3.0 / 8 ? 1 : way < 5.0 / 8 ? 0.1 : way < 7.0 / 8 ? 0.01 : 0.001;
  }

  /** The mean of absolute differences of neighbours, of rows and of columns; adds its gradient. */
  private double variation(double[] x, double[] slope, Shape shape) {
    if (!shape.image() || tv == 0) {
      return 0;
    }
    int width = shape.width();
    int plane = width * shape.height();
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      int at = i % plane;
      if (at % width < width - 1) {
        sum += pull(x, slope, i, i + 1);
      }
      if (at / width < shape.height() - 1) {
        sum += pull(x, slope, i, i + width);
      }
    }
    return sum;
  }

  private double pull(double[] x, double[] slope, int one, int other) {
    double weight = tv / x.length;
    double apart = x[one] - x[other];
    slope[one] += weight * Math.signum(apart);
    slope[other] -= weight * Math.signum(apart);
    return weight * Math.abs(apart);
  }
}
