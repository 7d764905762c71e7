package org.tattle.attack.evasion;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tattle.nn.train.InputGradients;

/**
 * What an attack by gradients raises for each row, and by how much the row is misled already: the
 * largest other logit less that of its class, above 0 if another class wins. With a wanted class,
 * that one's logit less the largest other.
 */
final class Push implements InputGradients.Pull {

  /** What is raised. */
  enum Loss {
    /** Cross-entropy of the row's class; of a wanted class it is lowered. */
    CROSS_ENTROPY,
    /**
     * The difference of logits ratio, {@code -(z_y - max z_i) / (z_1 - z_3)} of the sorted logits
     * (Croce and Hein 2020, equations 6 and 7): it does not vanish where logits are large.
     */
    RATIO
  }

  private final Loss loss;
  private final int classes;
  private final int[] labels;

  /** The class that each is to be taken for, or null for any other. */
  private final int[] wanted;

  /** {@code [rows]}; the sum over the draws since {@link #begin}. */
  final float[] margins;

  /** What is raised, {@code [rows]}; the sum over the draws since {@link #begin}. */
  final float[] values;

  private final float[] z;
  private final double[] p;

  Push(Loss loss, int classes, int[] labels, int[] wanted) {
    this.loss = loss;
    this.classes = classes;
    this.labels = labels;
    this.wanted = wanted;
    margins = new float[labels.length];
    values = new float[labels.length];
    z = new float[classes];
    p = new double[classes];
  }

  /** The same for some of the rows. */
  Push of(int[] which) {
    return new Push(
        loss, classes, taken(labels, which), wanted == null ? null : taken(wanted, which));
  }

  /** Puts a row of another in place of one. */
  void put(int at, Push other, int row) {
    labels[at] = other.labels[row];
    if (wanted != null) {
      wanted[at] = other.wanted[row];
    }
  }

  private static int[] taken(int[] values, int[] which) {
    return IntStream.of(which).map(k -> values[k]).toArray();
  }

  /** Forgets what was seen. */
  void begin() {
    Arrays.fill(margins, 0);
    Arrays.fill(values, 0);
  }

  @Override
  public void pull(int from, int rows, float[] logits, float[] delta) {
    for (int b = 0; b < rows; b++) {
      for (int c = 0; c < classes; c++) {
        z[c] = logits[c * rows + b];
      }
      int label = labels[from + b];
      int aim = wanted == null ? -1 : wanted[from + b];
      int own = aim < 0 ? label : aim;
      int rival = largest(own, -1, -1);
      margins[from + b] += aim < 0 ? z[rival] - z[own] : z[own] - z[rival];
      if (loss == Loss.CROSS_ENTROPY) {
        values[from + b] += entropy(own, aim < 0 ? 1 : -1, b, rows, delta);
      } else {
        values[from + b] += ratio(label, aim, b, rows, delta);
      }
    }
  }

  /** The slope of cross-entropy is {@code softmax - one at the class}. */
  private float entropy(int own, int sign, int b, int rows, float[] delta) {
    float top = z[largest(-1, -1, -1)];
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      p[c] = Math.exp(z[c] - top);
      sum += p[c];
    }
    // Where the class has all but 1e-7, 1 - p is lost in a float: the others' sum is exact.
    double others = 0;
    for (int c = 0; c < classes; c++) {
      double share = p[c] / sum;
      others += c == own ? 0 : share;
      delta[c * rows + b] = (float) (sign * share);
    }
    delta[own * rows + b] = (float) (-sign * others);
    return (float) (sign * (Math.log(sum) + top - z[own]));
  }

  private float ratio(int label, int aim, int b, int rows, float[] delta) {
    int first = largest(-1, -1, -1);
    int second = largest(first, -1, -1);
    int third = classes > 2 ? largest(first, second, -1) : second;
    int fourth = classes > 3 ? largest(first, second, third) : third;
    double below = aim < 0 || classes < 4 ? z[third] : (z[third] + z[fourth]) / 2.0;
    double over = z[first] - below + 1e-12;
    int rival = aim < 0 ? (first == label ? second : first) : aim;
    double value = (z[rival] - z[label]) / over;
    for (int c = 0; c < classes; c++) {
      delta[c * rows + b] = 0;
    }
    delta[rival * rows + b] += (float) (1 / over);
    delta[label * rows + b] -= (float) (1 / over);
    delta[first * rows + b] -= (float) (value / over);
    if (aim < 0 || classes < 4) {
      delta[third * rows + b] += (float) (value / over);
    } else {
      delta[third * rows + b] += (float) (value / over / 2);
      delta[fourth * rows + b] += (float) (value / over / 2);
    }
    return (float) value;
  }

  /** The class with the largest logit but for these. */
  private int largest(int not, int nor, int neither) {
    int best = -1;
    for (int c = 0; c < classes; c++) {
      if (c != not && c != nor && c != neither && (best < 0 || z[c] > z[best])) {
        best = c;
      }
    }
    return best;
  }
}
