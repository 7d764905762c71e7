package org.tattle.attack.inversion;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.train.Gradients;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * Goes down from an input to one that the target finds likely to be of a class. What falls is
 * {@code -ln p + prior}: p rises by it as by {@code 1 - p}, whose gradient is p times as large and
 * vanishes where p is small. Each step goes a fixed way along the gradient and back into the
 * bounds.
 */
final class Descent {
  /** How far a step goes: the mean change of a value, in units of the range of values. */
  private static final double RATE = 0.1;

  private static final double ENOUGH = 0.01;
  private static final int PATIENCE = 100;

  /** Random directions of a step by answers alone, each there and back. */
  private static final int DIRECTIONS = 25;

  private static final double SIGMA = 0.05;

  private final Target target;
  private final Prior prior;
  private final float least;
  private final float most;
  private final Control control;
  private long queries;

  Descent(Target target, Prior prior, float least, float most, Control control) {
    this.target = target;
    this.prior = prior;
    this.least = least;
    this.most = most;
    this.control = control;
  }

  /** Queries that were put so far. */
  long queries() {
    return queries;
  }

  /** The direction in which {@code -ln p} rises. */
  private interface Slope {
    double[] at(double[] x);
  }

  /** By the target's own gradient. */
  double[] byGradient(double[] start, int label, int steps) {
    Gradients gradients = new Gradients(target.trained());
    return down(
        start,
        label,
        steps,
        x ->
            gradients
                .byInputs(array(x), new int[] {label}, new int[] {0}, control)
                .data()
                .asDouble());
  }

  /**
   * By answers alone: {@code (1 / (n s)) sum of -ln p(x + s u) u} over random u and their opposites
   * (Wierstra et al. 2014, natural evolution strategies), until the queries are used up.
   */
  double[] byAnswers(double[] start, int label, int steps, long budget, Seed seed) {
    UniformRandomProvider random = seed.random();
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double spread = SIGMA * (most - least);
    long each = 2L * DIRECTIONS + 1; // and one to see how far it got
    int most = (int) Math.min(steps, budget / each);
    return down(
        start,
        label,
        most,
        x -> {
          double[][] directions = new double[DIRECTIONS][x.length];
          float[] tried = new float[2 * DIRECTIONS * x.length];
          for (int d = 0; d < DIRECTIONS; d++) {
            for (int i = 0; i < x.length; i++) {
              directions[d][i] = normal.sample();
              tried[2 * d * x.length + i] = (float) (x[i] + spread * directions[d][i]);
              tried[(2 * d + 1) * x.length + i] = (float) (x[i] - spread * directions[d][i]);
            }
          }
          double[] loss = losses(tried, label);
          double[] slope = new double[x.length];
          for (int d = 0; d < DIRECTIONS; d++) {
            double apart = (loss[2 * d] - loss[2 * d + 1]) / (2 * DIRECTIONS * spread);
            for (int i = 0; i < x.length; i++) {
              slope[i] += apart * directions[d][i];
            }
          }
          return slope;
        });
  }

  private double[] losses(float[] rows, int label) {
    int count = 2 * DIRECTIONS;
    int[] labels = new int[count];
    Arrays.fill(labels, label);
    Answers answers =
        target.ask(Nd4j.createFromArray(rows).reshape(count, rows.length / count), labels, control);
    double[] losses = new double[count];
    for (int i = 0; i < count; i++) {
      losses[i] = -answers.ln(i)[label];
      queries += answers.answered(i) ? 1 : 0;
    }
    return losses;
  }

  private double[] down(double[] start, int label, int steps, Slope slope) {
    double[] x = start.clone();
    double[] best = x;
    double most = -1;
    int since = 0;
    for (int step = 0; step < steps && since < PATIENCE && most < 1 - ENOUGH; step++) {
      control.check();
      double[] down = slope.at(x);
      prior.gradient(x, down);
      double norm = Math.sqrt(Arrays.stream(down).map(v -> v * v).sum() / down.length);
      if (norm == 0) {
        break;
      }
      double way = RATE * (this.most - least) / Math.sqrt(1 + step) / norm;
      double[] next = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        next[i] = Math.max(least, Math.min(this.most, x[i] - way * down[i]));
      }
      x = next;
      double p = likelihood(x, label);
      since = p > most ? 0 : since + 1;
      best = p > most ? x : best;
      most = Math.max(most, p);
    }
    return best;
  }

  private double likelihood(double[] x, int label) {
    Answers answer = target.ask(array(x), new int[] {label}, control);
    double p = answer.probabilities(0)[label];
    queries += answer.answered(0) ? 1 : 0;
    return p;
  }

  static INDArray array(double[] x) {
    float[] values = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      values[i] = (float) x[i];
    }
    return Nd4j.createFromArray(values).reshape(1, x.length);
  }
}
