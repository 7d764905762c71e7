package org.tattle.kernel;

import java.io.Closeable;
import java.util.List;

/**
 * One of the kernel's sockets. What others send waits in a queue; what arrives is handed on, on a
 * thread of the endpoint's own, and must be handed on quickly.
 */
interface Endpoint extends Closeable {

  /**
   * No front end sends more at once, and a message must not take the memory that a kernel lives of:
   * 64 MB, or a sixteenth of the heap where that is less.
   */
  long LARGEST = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);

  /** Begins to serve. */
  void start();

  /** Sends soon. Any thread; never blocks; heeds no interrupt. */
  void send(List<byte[]> frames);

  /** Sends what is queued and closes the socket. */
  @Override
  void close();
}
