package org.tattle.target;

import org.tattle.nn.Outputs;

/** What a model answered for some rows before any limit, and the numbers that attacks read off. */
interface Said {

  int classes();

  /** Whether there is an answer {@code i}, as far as anybody asked. */
  default boolean answers(int i) {
    return true;
  }

  /** The probabilities of the classes for answer {@code i}, the caller's to change. */
  double[] probabilities(int i);

  int predicted(int i);

  /** Cross-entropy of a class, in nats. */
  double loss(int i, int label);

  /** {@code ln p - ln(sum of the other p)}. */
  double scaledConfidence(int i, int label);

  /** From logits: nothing saturates. */
  record Logits(Outputs outputs) implements Said {
    @Override
    public int classes() {
      return outputs.classes();
    }

    @Override
    public double[] probabilities(int i) {
      return outputs.probabilities(i);
    }

    @Override
    public int predicted(int i) {
      return outputs.predicted(i);
    }

    @Override
    public double loss(int i, int label) {
      return outputs.loss(i, label);
    }

    @Override
    public double scaledConfidence(int i, int label) {
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

  /** From probabilities: who has no more than them. */
  interface Probabilities extends Said {
    /** Probabilities below this are taken for it in logarithms. */
    double FLOOR = 1e-30;

    @Override
    default int predicted(int i) {
      double[] p = probabilities(i);
      int best = 0;
      for (int c = 1; c < p.length; c++) {
        best = p[c] > p[best] ? c : best;
      }
      return best;
    }

    @Override
    default double loss(int i, int label) {
      return -Math.log(Math.max(probabilities(i)[label], FLOOR));
    }

    @Override
    default double scaledConfidence(int i, int label) {
      double p = probabilities(i)[label];
      return Math.log(Math.max(p, FLOOR)) - Math.log(Math.max(1 - p, FLOOR));
    }
  }

  /** Some of what was said. */
  record Taken(Said all, int[] which) implements Said {
    @Override
    public int classes() {
      return all.classes();
    }

    @Override
    public boolean answers(int i) {
      return all.answers(which[i]);
    }

    @Override
    public double[] probabilities(int i) {
      return all.probabilities(which[i]);
    }

    @Override
    public int predicted(int i) {
      return all.predicted(which[i]);
    }

    @Override
    public double loss(int i, int label) {
      return all.loss(which[i], label);
    }

    @Override
    public double scaledConfidence(int i, int label) {
      return all.scaledConfidence(which[i], label);
    }
  }
}
