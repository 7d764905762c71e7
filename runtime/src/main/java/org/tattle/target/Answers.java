package org.tattle.target;

import java.util.List;
import org.tattle.defense.OutputDefense;
import org.tattle.nn.Outputs;

/**
 * What a model answers for some rows, as whoever asks it sees it: after the defenses of the output
 * stage. Row {@code i} here is row {@code row(i)} of the data set.
 */
public final class Answers {
  /** Probabilities below this are taken for it in logarithms. */
  private static final double FLOOR = 1e-30;

  private final int[] rows;
  private final int[] labels;
  private final Outputs outputs;
  private final List<OutputDefense> limits;

  Answers(int[] rows, int[] labels, Outputs outputs, List<OutputDefense> limits) {
    this.rows = rows;
    this.labels = labels;
    this.outputs = outputs;
    this.limits = limits;
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
    return outputs.classes();
  }

  /** The probabilities of the classes, {@code [classes]}. */
  public double[] probabilities(int i) {
    double[] p = outputs.probabilities(i);
    for (OutputDefense limit : limits) {
      p = limit.limit(p);
    }
    return p;
  }

  /** The predicted class. */
  public int predicted(int i) {
    if (limits.isEmpty()) {
      return outputs.predicted(i);
    }
    double[] p = probabilities(i);
    int best = 0;
    for (int c = 1; c < p.length; c++) {
      best = p[c] > p[best] ? c : best;
    }
    return best;
  }

  /** Whether the prediction is right. */
  public boolean correct(int i) {
    return predicted(i) == label(i);
  }

  /** Cross-entropy of the true class, in nats. */
  public double loss(int i) {
    return limits.isEmpty()
        ? outputs.loss(i, label(i))
        : -Math.log(Math.max(probabilities(i)[label(i)], FLOOR));
  }

  /**
   * The logit-scaled confidence {@code ln p_y - ln(sum of the other p)}, which is close to normally
   * distributed over training runs (Carlini et al. 2022, section IV-C). Without limits it comes
   * from the logits, so that it does not saturate.
   */
  public double scaledConfidence(int i) {
    int label = label(i);
    if (!limits.isEmpty()) {
      double p = probabilities(i)[label];
      return Math.log(Math.max(p, FLOOR)) - Math.log(Math.max(1 - p, FLOOR));
    }
    double max = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes(); c++) {
      max = c == label ? max : Math.max(max, outputs.logit(i, c));
    }
    double others = 0;
    for (int c = 0; c < classes(); c++) {
      others += c == label ? 0 : Math.exp(outputs.logit(i, c) - max);
    }
    return outputs.logit(i, label) - max - Math.log(others);
  }
}
