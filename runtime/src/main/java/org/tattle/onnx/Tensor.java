package org.tattle.onnx;

import java.util.Arrays;

/**
 * Numbers that stand in a file.
 *
 * @param values in row-major order
 * @param dims how many there are along each axis
 */
record Tensor(float[] values, int[] dims) {

  int size() {
    return values.length;
  }

  int rank() {
    return dims.length;
  }

  /** The same with its two axes exchanged. */
  Tensor transposed() {
    int rows = dims[0];
    int columns = dims[1];
    float[] other = new float[values.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        other[c * rows + r] = values[r * columns + c];
      }
    }
    return new Tensor(other, new int[] {columns, rows});
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && Arrays.equals(values, that.values)
        && Arrays.equals(dims, that.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Tensor" + Arrays.toString(dims);
  }
}
