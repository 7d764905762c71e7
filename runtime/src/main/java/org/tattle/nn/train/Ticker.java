package org.tattle.nn.train;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.tattle.run.Control;
import org.tattle.run.Progress;

/** Counts the steps of a population and says now and then how far it is. */
final class Ticker {
  private static final long INTERVAL = 100_000_000;

  private final String work;
  private final long total;
  private final Control control;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong last = new AtomicLong(System.nanoTime());

  Ticker(String work, long total, Control control) {
    this.work = work;
    this.total = total;
    this.control = control;
  }

  void tick(double loss) {
    long count = done.incrementAndGet();
    long before = last.get();
    long now = System.nanoTime();
    if (now - before > INTERVAL && last.compareAndSet(before, now)) {
      Map<String, Double> figures = Double.isNaN(loss) ? Map.of() : Map.of("loss", loss);
      control.progress(new Progress(work, count, total, "steps", figures));
    }
  }
}
