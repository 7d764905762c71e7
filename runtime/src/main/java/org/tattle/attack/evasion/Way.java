package org.tattle.attack.evasion;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.defense.Detector;
import org.tattle.nn.train.InputGradients;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Target;

/**
 * The slopes that an attacker with the weights goes along. One who knows what becomes of a row
 * before the weights see it does the same to it, and goes back through that as if it were nothing
 * (BPDA: Athalye, Carlini and Wagner 2018, section 4.1); of noise on it, drawn anew each time, the
 * mean over draws counts (EOT, section 4.2). Of somebody who refuses rows that look changed the
 * slope of the suspicion is known, too.
 */
final class Way implements AutoCloseable {
  private static final int DRAWS = 8;

  /** What scores of one row may differ by from one time to the next, as a share of the limit. */
  private static final double ROUNDING = 1e-5;

  private final Target target;
  private final Control control;
  private final InputGradients gradients;
  private final float deviation;
  private final ZigguratSampler.NormalizedGaussian normal;
  private final Optional<Detector.Alarm> alarm;
  private final Optional<Detector.Slopes> suspicion;

  /** Whether anything becomes of rows on their way to the weights, besides noise. */
  private final boolean changed;

  private final boolean steady;

  /** Rows with noise, or nothing until there are some. */
  private float[] noisy = new float[0];

  /**
   * @param adaptive whether the attacker reckons with what stands before the weights
   * @throws Fault T306 if the weights see other features than a row has
   */
  Way(Attempt attempt, boolean adaptive, Context context) {
    target = attempt.target;
    if (!leads(target)) {
      throw Fault.of(AttackFaults.NO_WAY_BACK);
    }
    INDArray probe = Nd4j.zeros(1, attempt.width());
    changed = adaptive && target.seen(probe) != probe;
    deviation = adaptive ? (float) target.deviation().orElse(0) : 0;
    UniformRandomProvider random = context.seed().split("draws").random();
    normal = ZigguratSampler.NormalizedGaussian.of(random);
    gradients = new InputGradients(target.trained(), context.control());
    alarm = adaptive ? target.alarm() : Optional.empty();
    steady = !changes(target) || adaptive && deviation == 0 && alarm.isEmpty();
    suspicion = alarm.map(it -> it.detector().slopes(context.control()));
    control = context.control();
  }

  /** Whether the attacker reckons with somebody who refuses what looks changed. */
  boolean watched() {
    return alarm.isPresent();
  }

  /** Whether whom these slopes mislead the target answers so, each time. */
  boolean steady() {
    return steady;
  }

  /** How far below the limit of who refuses it each point is; above 0 it gets an answer. */
  double[] calm(float[] points, int count) {
    Detector.Alarm set = alarm.orElseThrow();
    double[] scores = set.detector().scores(seen(points, count), control);
    double rounding = ROUNDING * Math.abs(set.limit());
    return DoubleStream.of(scores).map(score -> set.limit() - rounding - score).toArray();
  }

  /** Writes what each point's suspicion falls along, {@code [count, width]}. */
  void calming(float[] points, int count, float[] slope) {
    Arrays.fill(slope, 0, count * gradients.width(), 0);
    suspicion.orElseThrow().add(seen(points, count), count, slope);
    for (int j = 0; j < count * gradients.width(); j++) {
      slope[j] = -slope[j];
    }
  }

  /** Whether anything becomes of inputs before the weights of a target see them. */
  static boolean changes(Target target) {
    INDArray probe = Nd4j.zeros(1, target.data().shape().size());
    return target.seen(probe) != probe
        || target.deviation().isPresent()
        || target.alarm().isPresent();
  }

  /** Whether gradients lead back to what a target is asked. */
  static boolean leads(Target target) {
    int width = target.data().shape().size();
    return target.seen(Nd4j.zeros(1, width)).columns() == width;
  }

  int classes() {
    return gradients.classes();
  }

  /**
   * Writes the slope of what is pushed at each point, and how far each is misled.
   *
   * @param points {@code [count, width]}
   * @param slope {@code [count, width]}, overwritten
   */
  void slope(float[] points, int count, Push push, float[] slope) {
    Arrays.fill(slope, 0, count * gradients.width(), 0);
    push.begin();
    for (int draw = 0; draw < draws(); draw++) {
      gradients.add(seen(points, count), count, push, slope);
    }
  }

  /** How much of each class's logit is looked at of each row. */
  interface Part {
    /** Of a row's class. */
    float of(int row, int c);
  }

  /** The slope of a sum of parts of logits, {@code [count, width]}. */
  float[] slope(float[] points, int count, Part part) {
    float[] slope = new float[count * gradients.width()];
    int classes = gradients.classes();
    for (int draw = 0; draw < draws(); draw++) {
      gradients.add(
          seen(points, count),
          count,
          (from, n, logits, delta) -> {
            for (int b = 0; b < n; b++) {
              for (int c = 0; c < classes; c++) {
                delta[c * n + b] = part.of(from + b, c) / draws();
              }
            }
          },
          slope);
    }
    return slope;
  }

  /** The logits, in the mean over draws, {@code [count, classes]}. */
  float[] logits(float[] points, int count) {
    float[] mean = new float[count * gradients.classes()];
    float[] logits = new float[mean.length];
    for (int draw = 0; draw < draws(); draw++) {
      gradients.logits(seen(points, count), count, logits);
      for (int j = 0; j < mean.length; j++) {
        mean[j] += logits[j] / draws();
      }
    }
    return mean;
  }

  private int draws() {
    return deviation == 0 ? 1 : DRAWS;
  }

  private float[] seen(float[] points, int count) {
    int width = gradients.width();
    float[] all = points;
    if (changed) {
      float[] some = points.length == count * width ? points : Arrays.copyOf(points, count * width);
      all = target.seen(Nd4j.createFromArray(some).reshape(count, width)).data().asFloat();
    }
    if (deviation > 0) {
      noisy = noisy.length == all.length ? noisy : new float[all.length];
      for (int j = 0; j < count * width; j++) {
        noisy[j] = all[j] + deviation * (float) normal.sample();
      }
      return noisy;
    }
    return all;
  }

  @Override
  public void close() {
    suspicion.ifPresent(Detector.Slopes::close);
    gradients.close();
  }
}
