package org.tattle.subject;

import java.util.concurrent.atomic.AtomicInteger;
import org.tattle.run.Control;
import org.tattle.run.Progress;

/** Passes progress on in words that a reader knows the work by: {@code shadow 12 of 64}. */
final class CountedWork implements Control {
  private final String kind;
  private final int total;
  private final AtomicInteger done;
  private final Control control;

  CountedWork(String kind, int total, int done, Control control) {
    this.kind = kind;
    this.total = total;
    this.done = new AtomicInteger(done);
    this.control = control;
  }

  /** One more is finished. */
  void finished() {
    done.incrementAndGet();
  }

  @Override
  public boolean cancelled() {
    return control.cancelled();
  }

  @Override
  public void progress(Progress p) {
    boolean shadows = kind.equals("shadow");
    String part =
        shadows ? "shadow %s of %s".formatted(Math.min(done.get() + 1, total), total) : "";
    String work = shadows ? "shadow models" : "training";
    control.progress(new Progress(work, part, p.done(), p.total(), p.unit(), p.figures()));
  }
}
