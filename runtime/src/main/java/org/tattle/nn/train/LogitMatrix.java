package org.tattle.nn.train;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The logits of a model on some rows, {@code [rows, classes]}. Not written to. */
public final class LogitMatrix {
  private final float[] logits;
  private final int classes;

  /**
   * @param logits {@code [rows, classes]}, row by row; not copied
   */
  public LogitMatrix(float[] logits, int classes) {
    if (classes < 1 || logits.length % classes != 0) {
      throw new IllegalArgumentException(
          "%s logits do not make rows of %s".formatted(logits.length, classes));
    }
    this.logits = logits;
    this.classes = classes;
  }

  /** All logits, row by row; not to be written to. */
  public float[] logits() {
    return logits;
  }

  public int rows() {
    return logits.length / classes;
  }

  public int classes() {
    return classes;
  }

  public float logit(int row, int c) {
    return logits[row * classes + c];
  }

  /** The softmax of a row, in double precision: sums to 1. */
  public double[] probabilities(int row) {
    double[] p = new double[classes];
    double top = top(row);
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      p[c] = Math.exp(logit(row, c) - top);
      sum += p[c];
    }
    for (int c = 0; c < classes; c++) {
      p[c] /= sum;
    }
    return p;
  }

  /** The class with the largest logit, the first of equal ones. */
  public int predicted(int row) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (logit(row, c) > logit(row, best)) {
        best = c;
      }
    }
    return best;
  }

  /** The cross-entropy of a row, in nats. */
  public double loss(int row, int label) {
    double top = top(row);
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += Math.exp(logit(row, c) - top);
    }
    return Math.log(sum) - (logit(row, label) - top);
  }

  /** A new array with the logits, {@code [rows, classes]}. */
  public INDArray array() {
    return Nd4j.createFromArray(logits.clone()).reshape(rows(), classes);
  }

  private double top(int row) {
    double top = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      top = Math.max(top, logit(row, c));
    }
    return top;
  }
}
