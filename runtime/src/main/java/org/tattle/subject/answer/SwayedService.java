package org.tattle.subject.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Dataset;
import org.tattle.defense.Defense;
import org.tattle.defense.Sway;
import org.tattle.measure.Intervals;
import org.tattle.nn.network.Norm;
import org.tattle.nn.network.Ranges;
import org.tattle.nn.train.NoisyVotes;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Randomness;

/**
 * A model that is asked about noisy copies of each row, and answers how often it said each class
 * (Cohen et al. 2019, section 3.2). The noise of a row is drawn by what the row is: the same row is
 * answered the same, and what it will be for another nobody can tell who has not the source.
 */
final class SwayedService extends ForwardingService implements Certifier {
  /** Floats of noisy copies at once. */
  private static final int PART = 1 << 21;

  /** Rows that are counted together once somebody looks at the first. */
  private static final int TOGETHER = 64;

  private final Dataset data;
  private final Sway sway;
  private final Randomness random;
  private final double deviation;

  /** Who counts faster than by asking, of a network that nothing else stands before. */
  private Optional<NoisyVotes> fast;

  private Certified last = new Certified(new float[0], new int[0], new double[0]);

  /**
   * @param data the rows that it can be asked of by their numbers
   * @param random what noise is drawn from
   */
  SwayedService(Service inner, Dataset data, Sway sway, Randomness random) {
    super(inner);
    this.data = data;
    this.sway = sway;
    this.random = random;
    deviation = sway.deviation() * data.ranges().map(Ranges::length).orElseThrow().orElseThrow();
  }

  @Override
  public Key key(List<Defense> defenses) {
    return Key.of("swayed", inner.key(defenses), sway);
  }

  @Override
  public Outputs answers(int[] rows, Control control) {
    return said(data.values(rows));
  }

  @Override
  public Outputs ask(INDArray features, Control control) {
    return said(features.dup('c').data().asFloat());
  }

  private Outputs said(float[] rows) {
    return new Voted(rows, new double[rows.length / data.shape().size()][]);
  }

  /**
   * Votes are counted once somebody looks at them: they take a hundred times as long as answers.
   */
  private final class Voted implements Outputs.Probabilities {
    private final float[] rows;
    private final double[][] shares;

    Voted(float[] rows, double[][] shares) {
      this.rows = rows;
      this.shares = shares;
    }

    @Override
    public int classes() {
      return data.truth().outputs();
    }

    @Override
    public double[] probabilities(int i) {
      if (shares[i] == null) {
        int width = data.shape().size();
        int to = Math.min(shares.length, i + TOGETHER);
        int[][] votes =
            votes(Arrays.copyOfRange(rows, i * width, to * width), sway.tries(), "answer");
        for (int j = i; j < to; j++) {
          shares[j] =
              IntStream.of(votes[j - i]).mapToDouble(v -> (double) v / sway.tries()).toArray();
        }
      }
      return shares[i].clone();
    }
  }

  /** How often each class is said of noisy copies of each row, {@code [rows][classes]}. */
  private int[][] votes(float[] rows, int tries, String purpose) {
    int width = data.shape().size();
    int count = rows.length / width;
    IntFunction<Randomness> noise =
        i ->
            random.split(
                purpose, Arrays.hashCode(Arrays.copyOfRange(rows, i * width, (i + 1) * width)));
    return fast()
        .map(it -> it.of(rows, count, tries, noise))
        .orElseGet(() -> asked(rows, count, tries, noise));
  }

  private synchronized Optional<NoisyVotes> fast() {
    if (fast == null) {
      fast = inner.bare().map(model -> new NoisyVotes(model, deviation));
    }
    return fast;
  }

  private int[][] asked(float[] rows, int count, int tries, IntFunction<Randomness> noise) {
    int width = data.shape().size();
    int[][] votes = new int[count][data.truth().outputs()];
    float[] copies = new float[Math.max(1, Math.min(tries, PART / width)) * width];
    for (int i = 0; i < count; i++) {
      ZigguratSampler.NormalizedGaussian normal =
          ZigguratSampler.NormalizedGaussian.of(noise.apply(i));
      for (int left = tries; left > 0; left -= copies.length / width) {
        Control.heed();
        for (int j = 0; j < copies.length; j++) {
          copies[j] = rows[i * width + j % width] + (float) (deviation * normal.sample());
        }
        INDArray asked = Nd4j.createFromArray(copies).reshape(copies.length / width, width);
        Outputs outputs = inner.ask(asked, Control.NONE);
        for (int k = 0; k < Math.min(left, copies.length / width); k++) {
          votes[i][outputs.predicted(k)]++;
        }
      }
    }
    return votes;
  }

  @Override
  public OptionalDouble deviation() {
    return OptionalDouble.of(deviation);
  }

  @Override
  public Optional<Certifier> certifier() {
    return Optional.of(this);
  }

  @Override
  public Norm norm() {
    return Norm.L2;
  }

  @Override
  public int most() {
    return sway.rows();
  }

  @Override
  public boolean[] proves(float[] rows, int[] labels, double radius, Control control) {
    double[] certain = radii(rows, labels);
    boolean[] proved = new boolean[labels.length];
    for (int i = 0; i < proved.length; i++) {
      proved[i] = certain[i] >= radius;
    }
    return proved;
  }

  @Override
  public int abstains(float[] rows, int[] labels, Control control) {
    return (int) Arrays.stream(radii(rows, labels)).filter(Double::isNaN).count();
  }

  /** The radius of each row that is given its label; below 0 for another, NaN if it abstains. */
  private synchronized double[] radii(float[] rows, int[] labels) {
    if (!Arrays.equals(rows, last.rows) || !Arrays.equals(labels, last.labels)) {
      int[][] first = votes(rows, sway.first(), "first");
      int[][] more = votes(rows, sway.proof(), "proof");
      double[] found = new double[labels.length];
      for (int i = 0; i < found.length; i++) {
        int top = top(first[i]);
        double radius = radius(more[i][top], sway.proof(), sway.alpha(), sway.deviation());
        found[i] = Double.isNaN(radius) || top == labels[i] ? radius : -1;
      }
      last = new Certified(rows, labels, found);
    }
    return last.radii;
  }

  /** What was certified last: a curve over radii asks of the same rows each time. */
  private record Certified(float[] rows, int[] labels, double[] radii) {}

  /** The radius that so many votes certify, or NaN if they certify none (theorem 1). */
  static double radius(int votes, int tries, double alpha, double sigma) {
    double least = Intervals.lowerLimit(votes, tries, alpha);
    return least > 0.5
        ? sigma * NormalDistribution.of(0, 1).inverseCumulativeProbability(least)
        : Double.NaN;
  }

  private static int top(int[] votes) {
    int best = 0;
    for (int c = 1; c < votes.length; c++) {
      best = votes[c] > votes[best] ? c : best;
    }
    return best;
  }
}
