package org.tattle.defense.output;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tattle.defense.Limit;
import org.tattle.run.Randomness;

/**
 * The secret function of an answer p: with z the direction of its centred logarithms, {@code h_j =
 * sqrt(2) cos(2 w_j z + b_j)} are waves over it, and {@code softmax(2 U h / sqrt(m))} is what a
 * share of the answer is spread by. The waves w, b and the weights U, {@code [classes, m]}, are
 * secret; U is of independent standard normal numbers.
 */
public final class AnswerMarks implements Limit {
  /** How many waves there are. */
  public static final int WAVES = 40;

  /** Classes less likely are as unlikely as this. */
  private static final double FLOOR = 1e-3;

  /** How fast the waves turn as an answer moves. */
  private static final double FREQUENCY = 2;

  /** How unlike the classes' parts in the spread are. */
  private static final double STEEPNESS = 2;

  private final double share;
  private final Randomness random;
  private final Map<Integer, Drawn> drawn = new HashMap<>();

  /** What was drawn for so many classes. */
  private record Drawn(double[][] waves, double[] phases, double[][] weights) {}

  AnswerMarks(double share, Randomness random) {
    this.share = share;
    this.random = random;
  }

  private synchronized Drawn drawn(int classes) {
    return drawn.computeIfAbsent(classes, this::draw);
  }

  private Drawn draw(int classes) {
    Randomness own = random.split("answer marks", classes);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(own);
    double[][] waves = new double[WAVES][classes];
    double[][] weights = new double[classes][WAVES];
    double[] phases = new double[WAVES];
    Arrays.stream(waves).forEach(wave -> Arrays.setAll(wave, c -> normal.sample()));
    Arrays.setAll(phases, j -> 2 * Math.PI * own.nextDouble());
    Arrays.stream(weights).forEach(row -> Arrays.setAll(row, j -> normal.sample()));
    return new Drawn(waves, phases, weights);
  }

  /** U, {@code [classes, WAVES]}; not to be written to. */
  public double[][] weights(int classes) {
    return drawn(classes).weights;
  }

  /** h of an answer, {@code [WAVES]}. */
  public double[] waves(double[] p) {
    Drawn secret = drawn(p.length);
    double[] z = direction(p);
    double[] h = new double[WAVES];
    for (int j = 0; j < WAVES; j++) {
      h[j] = Math.sqrt(2) * Math.cos(FREQUENCY * product(secret.waves[j], z) + secret.phases[j]);
    }
    return h;
  }

  /** The centred logarithms, scaled to length 1; zeros if all classes are alike. */
  private static double[] direction(double[] p) {
    double[] z = Arrays.stream(p).map(it -> Math.log(Math.max(FLOOR, it))).toArray();
    double mean = Arrays.stream(z).average().orElseThrow();
    double length = Math.sqrt(Arrays.stream(z).map(it -> (it - mean) * (it - mean)).sum());
    for (int c = 0; c < z.length; c++) {
      z[c] = length == 0 ? 0 : (z[c] - mean) / length;
    }
    return z;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Override
  public boolean keepsLabel() {
    return true;
  }

  /** Where the class would change, the share is halved until it does not. */
  @Override
  public double[] limit(double[] p) {
    double[] h = waves(p);
    double[][] u = weights(p.length);
    double[] spread = new double[p.length];
    Arrays.setAll(spread, c -> Math.exp(STEEPNESS / Math.sqrt(WAVES) * product(u[c], h)));
    double sum = Arrays.stream(spread).sum();
    return SameClass.nearest(p, part -> mixed(p, spread, share * part, sum));
  }

  private static double[] mixed(double[] p, double[] spread, double part, double sum) {
    double[] mixed = new double[p.length];
    Arrays.setAll(mixed, c -> (1 - part) * p[c] + part * spread[c] / sum);
    return mixed;
  }
}
