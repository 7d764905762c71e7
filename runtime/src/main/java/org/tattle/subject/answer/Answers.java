package org.tattle.subject.answer;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tattle.defense.Limit;

/**
 * What a model answers for some rows, as whoever asks it sees it: after the defenses of the output
 * stage. Row {@code i} here is row {@code row(i)} of the data set.
 */
public final class Answers {
  private final int[] rows;
  private final int[] labels;
  private final Outputs said;

  /**
   * @param rows the rows that were asked
   * @param labels the true class of every row there is
   * @param said what the model said of the rows asked
   * @param limits what stands between the model and whoever asks
   */
  Answers(int[] rows, int[] labels, Outputs said, List<Limit> limits) {
    this.rows = rows;
    this.labels = labels;
    // What limits do to probabilities they cannot do to a loss, and are refused before.
    this.said =
        limits.isEmpty() || said instanceof Losses ? said : new Limited(said, rows.length, limits);
  }

  /** Each row is limited once, when it is first looked at: some limits take long. */
  private static final class Limited implements Outputs.Probabilities {
    private final Outputs said;
    private final List<Limit> limits;
    private final double[][] given;

    Limited(Outputs said, int rows, List<Limit> limits) {
      this.said = said;
      this.limits = limits;
      this.given = new double[rows][];
    }

    @Override
    public int classes() {
      return said.classes();
    }

    @Override
    public double[] probabilities(int i) {
      if (given[i] == null) {
        double[] p = said.probabilities(i);
        for (Limit limit : limits) {
          p = limit.limit(p);
        }
        given[i] = p;
      }
      return given[i].clone();
    }

    @Override
    public int predicted(int i) {
      return limits.stream().allMatch(Limit::keepsLabel)
          ? said.predicted(i)
          : Outputs.Probabilities.super.predicted(i);
    }
  }

  /** Answers for rows of no data set, numbered from 0. */
  public static Answers of(Outputs said, int[] labels, List<Limit> limits) {
    int[] rows = new int[labels.length];
    Arrays.setAll(rows, i -> i);
    return new Answers(rows, labels, said, limits);
  }

  /** Some of these answers. */
  public Answers take(int[] which) {
    int[] taken = IntStream.of(which).map(this::row).toArray();
    return new Answers(taken, labels, said.take(which), List.of());
  }

  /**
   * The same for somebody who is watched or limited.
   *
   * @param inputs what is asked about, by the number of the answer; empty where that is not known
   */
  public Answers metered(QueryLog visit, IntFunction<float[]> inputs) {
    return new Answers(rows, labels, visit.metered(said, rows.length, inputs), List.of());
  }

  /** Whether row {@code i} got an answer: not so if a limit on queries refused it. */
  public boolean answered(int i) {
    return said.answers(i);
  }

  /** How many rows were asked. */
  public int size() {
    return rows.length;
  }

  /** The row of the data set that this is the answer for. */
  public int row(int i) {
    return rows[i];
  }

  /** Its true class. */
  public int label(int i) {
    return labels[rows[i]];
  }

  /** How many classes there are. */
  public int classes() {
    return said.classes();
  }

  /** The probabilities of the classes, {@code [classes]}. */
  public double[] probabilities(int i) {
    return said.probabilities(i);
  }

  /** {@code ln p} of each class: also where {@code p} is 0 or 1 to all digits. */
  public double[] ln(int i) {
    return said.ln(i);
  }

  /** {@code ln(1 - p)} of each class: also where {@code p} is 0 or 1 to all digits. */
  public double[] lnRest(int i) {
    return said.lnRest(i);
  }

  /** The predicted class. */
  public int predicted(int i) {
    return said.predicted(i);
  }

  /** Whether the prediction is right. */
  public boolean correct(int i) {
    return predicted(i) == label(i);
  }

  /** A number that ranks as the true class's probability does, and does not end where that is 1. */
  public double confidence(int i) {
    return said.confidence(i, label(i));
  }

  /** Whether there is a loss for each row, and no class probabilities. */
  public boolean bare() {
    return said instanceof Losses;
  }

  /** How far the answer is from what is true, in nats: cross-entropy, if there are classes. */
  public double loss(int i) {
    return said.loss(i, label(i));
  }

  /**
   * The logit-scaled confidence {@code ln p_y - ln(sum of the other p)}, which is close to normally
   * distributed over training runs (Carlini et al. 2022, section IV-C). Where the logits are known
   * it comes from them, so that it does not saturate.
   */
  public double scaledConfidence(int i) {
    return said.scaledConfidence(i, label(i));
  }
}
