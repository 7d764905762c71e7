package org.tattle.nn.blas;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.tattle.run.Control;

/**
 * One block of native memory that a model's buffers are cut from, and that is freed with it.
 *
 * <p>Native linear algebra reads it in place; a {@code float[]} would be copied at each call.
 */
public final class Arena implements AutoCloseable {

  /** Floats in 64 bytes, a line of cache. */
  private static final int LINE = 16;

  /** The most bytes that one arena can hold: what a Java buffer can number. */
  public static final long MOST = Integer.MAX_VALUE - 2L * LINE * Float.BYTES;

  private final FloatPointer block;
  private final FloatBuffer view;
  private int used;

  /** Floats that are zeroed at once: some milliseconds. */
  private static final int CHUNK = 1 << 20;

  /** Reserves room for pieces of {@link #padded} sizes that sum up to {@code floats}. */
  public Arena(long floats, Control control) {
    block = new FloatPointer(Math.addExact(floats, LINE));
    view = block.asBuffer();
    try {
      zero(control);
    } catch (RuntimeException e) {
      block.close();
      throw e;
    }
    int misaligned = (int) (block.address() / Float.BYTES % LINE);
    used = misaligned == 0 ? 0 : LINE - misaligned;
  }

  private void zero(Control control) {
    float[] zeros = new float[Math.min(CHUNK, view.capacity())];
    for (int from = 0; from < view.capacity(); ) {
      control.check();
      int n = Math.min(zeros.length, view.capacity() - from);
      view.put(from, zeros, 0, n);
      from += n;
    }
  }

  /** What a piece of {@code floats} takes of an arena. */
  public static long padded(long floats) {
    return (floats + LINE - 1) / LINE * LINE;
  }

  /** The next {@code floats}, zeroed, starting on a line of cache. */
  public NativeFloats take(int floats) {
    NativeFloats piece = new NativeFloats(block, view, used, floats);
    used = Math.toIntExact(used + padded(floats));
    return piece;
  }

  @Override
  public void close() {
    block.close();
  }
}
