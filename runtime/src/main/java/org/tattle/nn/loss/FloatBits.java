package org.tattle.nn.loss;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Reads a run of ints as floats and the other way round, by way of native memory: two block copies,
 * where {@link Float#intBitsToFloat} in a loop would keep Java 17 from vectorising it.
 */
final class FloatBits {
  private final IntBuffer ints;
  private final FloatBuffer floats;

  FloatBits(int capacity) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(capacity * Float.BYTES).order(ByteOrder.nativeOrder());
    ints = bytes.asIntBuffer();
    floats = bytes.asFloatBuffer();
  }

  void floats(int[] from, float[] to, int n) {
    ints.put(0, from, 0, n);
    floats.get(0, to, 0, n);
  }

  void ints(float[] from, int[] to, int n) {
    floats.put(0, from, 0, n);
    ints.get(0, to, 0, n);
  }
}
