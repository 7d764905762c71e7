package org.tattle.nn;

import org.bytedeco.javacpp.Pointer;

/** The memory outside the Java heap, where arrays live. */
public final class Memory {
  private Memory() {}

  /** How many bytes can still be had, under the limit that the process was started with. */
  public static long left() {
    long most = Pointer.maxBytes();
    return most > 0 ? most - Pointer.totalBytes() : Long.MAX_VALUE;
  }
}
