package org.tattle.nn.blas;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** A run of floats in an {@link Arena}, with copies to and from the heap. Valid until it closes. */
public final class NativeFloats {
  private static final float[] ZEROS = new float[4096];
  private static final float[] ONES = new float[4096];

  static {
    Arrays.fill(ONES, 1);
  }

  private final FloatPointer block;
  private final int start;
  private final FloatBuffer view;
  private final FloatPointer pointer;

  NativeFloats(FloatPointer block, FloatBuffer all, int start, int floats) {
    this.block = block;
    this.start = start;
    this.view = all.slice(start, floats);
    this.pointer = at(0);
  }

  /** Where it starts, for native code. */
  public FloatPointer pointer() {
    return pointer;
  }

  /** A new pointer to one of its floats. */
  public FloatPointer at(int index) {
    return new FloatPointer(block).position((long) start + index);
  }

  /** Moves a pointer of this arena to one of its floats, and returns it. */
  public FloatPointer to(FloatPointer pointer, int index) {
    return pointer.position((long) start + index);
  }

  /** A pointer for each thread, to be moved about by it. */
  public FloatPointer[] pointers(int parts) {
    FloatPointer[] pointers = new FloatPointer[parts];
    Arrays.setAll(pointers, i -> at(0));
    return pointers;
  }

  public int size() {
    return view.capacity();
  }

  public float get(int index) {
    return view.get(index);
  }

  public void get(int index, float[] to, int from, int count) {
    view.get(index, to, from, count);
  }

  public void put(int index, float value) {
    view.put(index, value);
  }

  public void put(int index, float[] values, int from, int count) {
    view.put(index, values, from, count);
  }

  public void fill(int index, int count, float value) {
    float[] same = value == 0 ? ZEROS : ONES;
    if (value != 0 && value != 1) {
      throw new IllegalArgumentException("pieces are filled with 0 or 1, not " + value);
    }
    for (int done = 0; done < count; done += same.length) {
      view.put(index + done, same, 0, Math.min(same.length, count - done));
    }
  }
}
