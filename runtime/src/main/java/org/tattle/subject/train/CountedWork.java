package org.tattle.subject.train;

import java.util.concurrent.atomic.AtomicInteger;
import org.tattle.run.Control;
import org.tattle.run.Progress;

/** Passes progress on in words that a reader knows the work by: {@code shadow 12 of 64}. */
final class CountedWork implements Control {
  private final Order.Role role;
  private final int total;
  private final AtomicInteger done;
  private final Control control;

  CountedWork(Order.Role role, int total, int done, Control control) {
    this.role = role;
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
    boolean shadows = role == Order.Role.SHADOWS;
    String part =
        shadows ? "shadow %s of %s".formatted(Math.min(done.get() + 1, total), total) : "";
    String work = shadows ? "shadow models" : "training";
    control.progress(new Progress(work, part, p.done(), p.total(), p.unit(), p.figures()));
  }
}
