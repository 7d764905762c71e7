package org.tattle.data;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.TableFaults;

/**
 * A table of floats that is written once, row by row, straight into the memory that models read. So
 * a large file is never held twice, and whether it fits is known before a byte is taken.
 */
public final class Matrix {
  /** What one buffer can hold: its length in bytes is an {@code int}. */
  private static final long LARGEST = Integer.MAX_VALUE / Float.BYTES;

  private final INDArray array;
  private final FloatBuffer values;

  private Matrix(INDArray array) {
    this.array = array;
    this.values = values(array);
  }

  /**
   * An empty table.
   *
   * @throws Fault R511 if it is more than one array can hold or than the memory that is left
   */
  public static Matrix of(long rows, long width) {
    long cells = Math.multiplyExact(rows, width);
    if (cells > LARGEST) {
      throw tooLarge(rows, width);
    }
    try {
      return new Matrix(Nd4j.createUninitialized(DataType.FLOAT, rows, width));
    } catch (OutOfMemoryError e) {
      // The native allocator says so before it takes anything, so there is memory to go on with.
      throw tooLarge(rows, width);
    }
  }

  private static Fault tooLarge(long rows, long width) {
    return Fault.of(TableFaults.NO_ROOM_FOR_ROWS, rows, width, rows * width * Float.BYTES >> 20);
  }

  /** The values of an array, row by row, without a copy where it is laid out that way. */
  static FloatBuffer values(INDArray array) {
    boolean plain =
        array.dataType() == DataType.FLOAT
            && array.ordering() == 'c'
            && array.offset() == 0
            && array.elementWiseStride() == 1
            && array.data().length() == array.length();
    return plain
        ? array.data().asNioFloat()
        : FloatBuffer.wrap(array.castTo(DataType.FLOAT).dup('c').data().asFloat());
  }

  /** Writes the next row, or a part of it. */
  public void add(float[] row) {
    values.put(row);
  }

  /** Writes one value, wherever the writing of rows has got to. */
  void set(int row, int column, float value) {
    values.put(row * (int) array.size(1) + column, value);
  }

  /** The table as models read it. */
  public INDArray array() {
    return array;
  }
}
