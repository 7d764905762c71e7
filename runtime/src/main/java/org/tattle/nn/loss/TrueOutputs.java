package org.tattle.nn.loss;

import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.run.Control;

/**
 * What the rows are to be answered with: a class each or, if given, a distribution over them; a
 * number each where there is one output.
 */
public final class TrueOutputs {

  /** How far from 1 a distribution may sum: what a thousand rounded floats add up to. */
  private static final double SLACK = 1e-3;

  private final int[] labels;
  private final float[] targets;
  private final int classes;

  private TrueOutputs(int[] labels, float[] targets, int classes) {
    this.labels = labels;
    this.targets = targets;
    this.classes = classes;
  }

  /** A class for each row. */
  public static TrueOutputs of(int[] labels) {
    return new TrueOutputs(labels, null, 0);
  }

  /**
   * A class for each row and, where they are given, soft labels, or numbers if {@code classes} is
   * 1. These are copied to the heap.
   *
   * @throws IllegalArgumentException if soft labels are not one distribution over {@code classes} a
   *     row, or a number is not finite
   */
  public static TrueOutputs of(
      int[] labels, Optional<INDArray> soft, int classes, Control control) {
    if (soft.isEmpty()) {
      return of(labels);
    }
    INDArray given = soft.get();
    int rows = labels.length;
    if (given.rank() != 2 || given.size(0) != rows || given.size(1) != classes) {
      throw new IllegalArgumentException(
          "targets must be [%s, %s], not %s"
              .formatted(rows, classes, java.util.Arrays.toString(given.shape())));
    }
    float[] targets = new float[Math.multiplyExact(rows, classes)];
    INDArray plain = given.castTo(DataType.FLOAT).dup('c');
    new FloatPointer(plain.data().addressPointer()).get(targets);
    for (int row = 0; row < rows; row++) {
      control.check();
      double sum = 0;
      boolean share = true;
      for (int i = row * classes; i < (row + 1) * classes; i++) {
        share &= targets[i] >= 0;
        sum += targets[i];
      }
      if (classes == 1) {
        if (!Double.isFinite(sum)) {
          throw new IllegalArgumentException("the number of row %s is not finite".formatted(row));
        }
      } else if (!share || !(Math.abs(sum - 1) <= SLACK)) {
        throw new IllegalArgumentException("the targets of row %s are no shares".formatted(row));
      }
    }
    return new TrueOutputs(labels, targets, classes);
  }

  boolean soft() {
    return targets != null;
  }

  /** Writes the classes of {@code order[from .. from + n]}. */
  void labels(int[] order, int from, int n, int[] to) {
    for (int b = 0; b < n; b++) {
      to[b] = labels[order[from + b]];
    }
  }

  /** Writes the soft labels of these rows, {@code [classes, n]}. */
  void targets(int[] order, int from, int n, float[] to) {
    for (int b = 0; b < n; b++) {
      int row = order[from + b] * classes;
      for (int c = 0; c < classes; c++) {
        to[c * n + b] = targets[row + c];
      }
    }
  }
}
