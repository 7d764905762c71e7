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

  /**
   * From probabilities: who has no more than them.
   *
   * <p>A probability near one holds few digits of what is left to one: {@code 1 - p} of a float is
   * 0 or 6e-8 and more. The other classes' probabilities hold all digits of it, so it is their sum
   * that is taken, unless they were rounded to so few decimals that nothing adds up to one.
   */
  interface Probabilities extends Said {
    /** Probabilities below this are taken for it in logarithms. */
    double FLOOR = 1e-30;

    /** How far from one probabilities add up to that were not rounded to decimals. */
    double EXACT = 1e-5;

    /** A difference that comes of adding, as a share: it must not part answers that tie. */
    double ADDING = 1e-9;

    /** What is left to one beside a class. */
    private static double rest(double[] p, int label) {
      double others = 0;
      for (int c = 0; c < p.length; c++) {
        others += c == label ? 0 : p[c];
      }
      double left = 1 - p[label];
      double gap = Math.abs(left - others);
      return gap <= EXACT && gap > ADDING * others ? others : left;
    }

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
      double[] p = probabilities(i);
      return p[label] > 0.5
          ? -Math.log1p(-Math.max(rest(p, label), 0))
          : -Math.log(Math.max(p[label], FLOOR));
    }

    @Override
    default double scaledConfidence(int i, int label) {
      double[] p = probabilities(i);
      return Math.log(Math.max(p[label], FLOOR)) - Math.log(Math.max(rest(p, label), FLOOR));
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
