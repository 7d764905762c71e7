package org.tattle.subject.answer;

import java.util.Arrays;
import org.tattle.nn.train.LogitMatrix;

/** What a model answered for some rows before any limit, and the numbers that attacks read off. */
public interface Outputs {

  int classes();

  /** Whether there is an answer {@code i}, as far as anybody asked. */
  default boolean answers(int i) {
    return true;
  }

  /** Some of what was said. */
  default Outputs take(int[] which) {
    return new Taken(this, which);
  }

  /** The probabilities of the classes for answer {@code i}, the caller's to change. */
  double[] probabilities(int i);

  int predicted(int i);

  /** {@code ln p} of each class for answer {@code i}, the caller's to change. */
  double[] ln(int i);

  /**
   * {@code ln(1 - p)} of each class, the caller's to change. It is known where {@code 1 - p} is
   * not: at 1e-22 a double that is near one has no digits left.
   */
  double[] lnRest(int i);

  /** Cross-entropy of a class, in nats. */
  default double loss(int i, int label) {
    return -ln(i)[label];
  }

  /** {@code ln p - ln(sum of the other p)}. */
  default double scaledConfidence(int i, int label) {
    return ln(i)[label] - lnRest(i)[label];
  }

  /** A number that ranks as the probability of a class does, where that was not rounded to one. */
  default double confidence(int i, int label) {
    return scaledConfidence(i, label);
  }

  /**
   * From logits: nothing saturates. With S the sum of {@code exp(z - z_top)} over all classes but
   * the top one, {@code ln p = z - z_top - ln(1 + S)}.
   */
  interface Logits extends Outputs {
    double logit(int i, int c);

    @Override
    default double[] probabilities(int i) {
      return Arrays.stream(ln(i)).map(Math::exp).toArray();
    }

    @Override
    default int predicted(int i) {
      int best = 0;
      for (int c = 1; c < classes(); c++) {
        best = logit(i, c) > logit(i, best) ? c : best;
      }
      return best;
    }

    @Override
    default double[] ln(int i) {
      int top = predicted(i);
      double sum = Math.log1p(Math.exp(others(i, top) - logit(i, top)));
      double[] ln = new double[classes()];
      Arrays.setAll(ln, c -> logit(i, c) - logit(i, top) - sum);
      return ln;
    }

    @Override
    default double[] lnRest(int i) {
      int top = predicted(i);
      double[] ln = ln(i);
      double rest = others(i, top) - logit(i, top) + ln[top];
      Arrays.setAll(ln, c -> c == top ? rest : Math.log1p(-Math.exp(ln[c])));
      return ln;
    }

    @Override
    default double scaledConfidence(int i, int label) {
      return logit(i, label) - others(i, label);
    }

    /** The logarithm of the sum of {@code exp(z)} over all classes but one. */
    private double others(int i, int label) {
      double max = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes(); c++) {
        max = c == label ? max : Math.max(max, logit(i, c));
      }
      double sum = 0;
      for (int c = 0; c < classes(); c++) {
        sum += c == label ? 0 : Math.exp(logit(i, c) - max);
      }
      return max + Math.log(sum);
    }
  }

  /** What a model of ours says. */
  record Computed(LogitMatrix outputs) implements Logits {
    @Override
    public int classes() {
      return outputs.classes();
    }

    @Override
    public double logit(int i, int c) {
      return outputs.logit(i, c);
    }

    @Override
    public double[] probabilities(int i) {
      return outputs.probabilities(i);
    }
  }

  /** Logits as they were written down, with all their digits. */
  record Logged(double[][] outputs, int classes) implements Logits {
    @Override
    public double logit(int i, int c) {
      return outputs[i][c];
    }
  }

  /**
   * From probabilities: who has no more than them.
   *
   * <p>A probability near one holds few digits of what is left to one: {@code 1 - p} of a float is
   * 0 or 6e-8 and more. The other classes' probabilities hold all digits of it, so it is their sum
   * that is taken, unless they were rounded to decimals: then each is wrong by as much, and the one
   * near one says best what is left.
   */
  interface Probabilities extends Outputs {
    /** Probabilities below this, the least float above zero, are taken for it in logarithms. */
    double FLOOR = 1e-45;

    /** How far from one probabilities add up to that were not rounded to decimals. */
    double EXACT = 1e-5;

    /** A difference that comes of adding, as a share: it must not part answers that tie. */
    double ADDING = 1e-9;

    /** As many decimals as somebody rounds to, and how far from one a rounded number can lie. */
    double DECIMALS = 1e7;

    double OFF = 1e-6;

    /** What is left to one beside a class. */
    private static double rest(double[] p, int label, boolean rounded) {
      double others = 0;
      for (int c = 0; c < p.length; c++) {
        others += c == label ? 0 : p[c];
      }
      double left = 1 - p[label];
      double gap = Math.abs(left - others);
      return !rounded && gap <= EXACT && gap > ADDING * others ? others : left;
    }

    private static boolean rounded(double[] p) {
      return Arrays.stream(p)
          .map(x -> x * DECIMALS)
          .allMatch(x -> Math.abs(x - Math.rint(x)) < OFF && (x == 0 || x > 0.5));
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

    /** Of probabilities that tie all tie, but for those that were rounded to one. */
    @Override
    default double confidence(int i, int label) {
      double p = probabilities(i)[label];
      return p < 1
          ? Math.log(Math.max(p, FLOOR)) - Math.log1p(-Math.max(p, 0))
          : scaledConfidence(i, label);
    }

    @Override
    default double[] ln(int i) {
      double[] p = probabilities(i);
      boolean rounded = rounded(p);
      double[] ln = new double[p.length];
      for (int c = 0; c < ln.length; c++) {
        ln[c] =
            p[c] > 0.5
                ? Math.log1p(-Math.max(rest(p, c, rounded), 0))
                : Math.log(Math.max(p[c], FLOOR));
      }
      return ln;
    }

    @Override
    default double[] lnRest(int i) {
      double[] p = probabilities(i);
      boolean rounded = rounded(p);
      double[] ln = new double[p.length];
      for (int c = 0; c < ln.length; c++) {
        ln[c] =
            p[c] > 0.5
                ? Math.log(Math.max(rest(p, c, rounded), FLOOR))
                : Math.log1p(-Math.max(p[c], 0));
      }
      return ln;
    }
  }

  /** Probabilities as somebody gave them. */
  record Given(double[][] outputs, int classes) implements Probabilities {
    @Override
    public double[] probabilities(int i) {
      return outputs[i].clone();
    }
  }

  /** Some of what was said. */
  record Taken(Outputs all, int[] which) implements Outputs {
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
    public double confidence(int i, int label) {
      return all.confidence(which[i], label);
    }

    @Override
    public double[] ln(int i) {
      return all.ln(which[i]);
    }

    @Override
    public double[] lnRest(int i) {
      return all.lnRest(which[i]);
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
