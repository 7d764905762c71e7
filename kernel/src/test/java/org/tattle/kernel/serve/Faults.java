package org.tattle.kernel.serve;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;

/** What the kernels of this process noted down, which tells why one does not answer. */
final class Faults extends Handler {
  private static final Logger LOGGER = Logger.getLogger("org.tattle.kernel");

  private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

  Faults() {
    LOGGER.addHandler(this);
  }

  @Override
  public void publish(LogRecord fault) {
    records.add(fault);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    SimpleFormatter formatter = new SimpleFormatter();
    return records.stream().map(formatter::format).collect(Collectors.joining());
  }
}
