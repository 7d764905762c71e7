package org.tattle.kernel.serve;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Gathers what a cell prints, so that many small prints make few messages: sent when 8,192
 * characters wait, 20 ms after the first of them, when the other stream is written to, and before
 * anything else is shown. A surrogate pair is never split between two messages.
 */
final class Streams {
  private static final int ENOUGH = 8192;
  private static final int SOON_MS = 20;

  private final BiConsumer<String, String> sink;
  private final ScheduledExecutorService clock;
  private final StringBuilder text = new StringBuilder();
  private String stream = "stdout";
  private boolean due;

  /**
   * @param sink takes the stream's name and a piece of text
   */
  Streams(BiConsumer<String, String> sink, ScheduledExecutorService clock) {
    this.sink = sink;
    this.clock = clock;
  }

  synchronized void write(String name, String piece) {
    if (!name.equals(stream)) {
      flush();
      stream = name;
    }
    text.append(piece);
    if (text.length() >= ENOUGH) {
      send(whole());
    } else if (!due && text.length() > 0) {
      due = true;
      clock.schedule(this::tick, SOON_MS, TimeUnit.MILLISECONDS);
    }
  }

  synchronized void flush() {
    send(text.length());
  }

  private synchronized void tick() {
    due = false;
    send(whole());
  }

  /** How much can be sent without splitting a pair. */
  private int whole() {
    int length = text.length();
    return length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
  }

  private void send(int length) {
    if (length > 0) {
      sink.accept(stream, text.substring(0, length));
      text.delete(0, length);
    }
  }
}
