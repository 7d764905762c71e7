package org.tattle.nn.stage;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.nn.blas.Blas;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.run.Control;

/**
 * Examples as the trainer reads them: on the heap, row by row, a one after the features of each row
 * so that biases are a column of the weights. Shared by the models of a population, read only.
 */
public final class InputRows {
  private final float[] values;
  private final int stride;
  private final int count;

  private final float[] squares;

  private InputRows(float[] values, int stride, int count) {
    this.values = values;
    this.stride = stride;
    this.count = count;
    squares = new float[count];
  }

  /**
   * Copies {@code features[rows]}; all rows if {@code rows} is null.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IllegalArgumentException if the shape does not fit the network, a row is out of range,
   *     a value is not finite, or it is no token where the network wants tokens
   */
  public static InputRows of(INDArray features, int[] rows, Network network, Control control) {
    int width = network.input().size();
    int vocabulary = vocabulary(network);
    if (features.rank() != 2 || features.size(1) != width) {
      throw new IllegalArgumentException(
          "features must be [rows, %s], not %s"
              .formatted(width, java.util.Arrays.toString(features.shape())));
    }
    int total = Math.toIntExact(features.size(0));
    int count = rows == null ? total : rows.length;
    int stride = width + 1;
    float[] values = new float[Math.multiplyExact(count, stride)];
    INDArray plain = features.castTo(DataType.FLOAT);
    Blas.keepToOneThread();
    if (plain.ordering() != 'c' || plain.isView()) {
      plain = plain.dup('c');
    }
    FloatPointer source = new FloatPointer(plain.data().addressPointer());
    InputRows taken = new InputRows(values, stride, count);
    float finite = 0;
    for (int i = 0; i < count; i++) {
      control.check();
      int row = rows == null ? i : rows[i];
      if (row < 0 || row >= total) {
        throw new IllegalArgumentException("row %s of %s rows".formatted(row, total));
      }
      source.position((long) row * width).get(values, i * stride, width);
      for (int j = i * stride; j < i * stride + width; j++) {
        finite += values[j] * 0;
      }
      if (finite != 0) {
        throw new IllegalArgumentException("row %s has a value that is not finite".formatted(row));
      }
      for (int j = i * stride; vocabulary > 0 && j < i * stride + width; j++) {
        token(values[j], vocabulary);
      }
      values[i * stride + width] = 1;
      taken.square(i * stride, i);
    }
    return taken;
  }

  private void square(int from, int row) {
    double sum = 0;
    for (int j = from; j < from + stride; j++) {
      sum += values[j] * values[j];
    }
    squares[row] = (float) sum;
  }

  /**
   * Rows that the caller writes to, each with a one after its features; their squared lengths are
   * not known.
   */
  public static InputRows over(float[] values, int stride) {
    return new InputRows(values, stride, values.length / stride);
  }

  /** How many tokens the network knows, or 0 if its inputs are no tokens. */
  private static int vocabulary(Network network) {
    boolean tokens = !network.hidden().isEmpty();
    return tokens && network.hidden().get(0) instanceof Layer.Embedding e ? e.vocabulary() : 0;
  }

  private static void token(float value, int vocabulary) {
    if (value < 0 || value >= vocabulary || value != (int) value) {
      throw new IllegalArgumentException(
          "`%s` is no token of a vocabulary of %s".formatted(value, vocabulary));
    }
  }

  /** Copies a row, and the one after it. */
  public void copy(int row, float[] to, int at) {
    System.arraycopy(values, row * stride, to, at, stride);
  }

  public int count() {
    return count;
  }

  /** Features and the one after them. */
  int stride() {
    return stride;
  }

  /** The squared length of a row, the one included. */
  float square(int row) {
    return squares[row];
  }

  /** All rows; row {@code i} starts at {@code i * stride()}. Not written to. */
  float[] values() {
    return values;
  }
}
