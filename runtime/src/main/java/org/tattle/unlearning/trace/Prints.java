package org.tattle.unlearning.trace;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;

/** Rows known by what they hold, so that a row of two data sets is one row. */
final class Prints {
  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long OTHER = 0xBF58476D1CE4E5B9L;

  private Prints() {}

  /** One number of 64 bits for each row. */
  static long[] of(Dataset data) {
    int width = data.shape().size();
    long[] prints = new long[data.rows()];
    for (int row = 0; row < prints.length; row++) {
      long print = FIRST;
      for (float value : data.values(new int[] {row})) {
        print = mixed(print ^ Float.floatToIntBits(value));
      }
      int label = data.truth() instanceof Labels.Classes classes ? classes.of()[row] : width;
      prints[row] = mixed(print ^ label);
    }
    return prints;
  }

  private static long mixed(long value) {
    long next = (value ^ (value >>> 29)) * OTHER;
    return (next ^ (next >>> 32)) + FIRST;
  }

  static byte[] write(long[] prints) {
    ByteBuffer bytes = ByteBuffer.allocate(prints.length * Long.BYTES);
    bytes.asLongBuffer().put(prints);
    return bytes.array();
  }

  static long[] read(byte[] bytes) {
    long[] prints = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(prints);
    return prints;
  }

  /** Those of the rows that others were made of; 0 for rows that are nobody's. */
  static long[] stemming(long[] prints, int[] from) {
    return IntStream.of(from)
        .mapToLong(row -> row >= 0 && row < prints.length ? prints[row] : 0)
        .toArray();
  }
}
