package org.tattle.kernel.wire;

import java.io.Closeable;
import java.util.List;

/**
 * One of the kernel's sockets. What others send waits in a queue; what arrives is handed on, on a
 * thread of the endpoint's own, and must be handed on quickly.
 */
public interface Endpoint extends Closeable {

  /**
   * No front end sends more at once, and a message must not take the memory that a kernel lives of:
   * 64 MB, or a sixteenth of the heap where that is less.
   */
  long LARGEST = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);

  /** Bytes that may wait to be sent before whoever makes more should wait. */
  long CROWDED = Math.min(16L << 20, LARGEST / 2);

  /** Who has taken nothing for so long is not waited for: it misses what it does not take. */
  int STALLED_MS = 2000;

  /** Begins to serve. */
  void start();

  /** Sends soon. Any thread; never blocks; heeds no interrupt. */
  void send(List<byte[]> frames);

  /** Whether much waits to be sent, to somebody who still takes it. Any thread. */
  boolean crowded();

  /** Sends what is queued and closes the socket. */
  @Override
  void close();
}
