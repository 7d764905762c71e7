package org.tattle.dsl.run.state;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.tattle.run.Control;
import org.tattle.run.Progress;

/** A control that also stops when the time that a script may take is up. */
public final class Limited implements Control {
  private final Control control;
  private volatile long start = System.nanoTime();
  private volatile long limit = Long.MAX_VALUE;

  public Limited(Control control, Optional<Duration> limit) {
    this.control = control;
    set(limit);
  }

  /** One that has no limit yet. */
  public Limited(Control control) {
    this(control, Optional.empty());
  }

  /** From now on the time counts: what was planned is done. */
  public void begin(Optional<Duration> longest) {
    start = System.nanoTime();
    set(longest);
  }

  /** How long it may take, counted from when it was begun. */
  public void set(Optional<Duration> longest) {
    limit = longest.map(Duration::toNanos).orElse(Long.MAX_VALUE);
  }

  /** Whether the time is up. */
  public boolean late() {
    return System.nanoTime() - start > limit;
  }

  @Override
  public boolean cancelled() {
    return control.cancelled() || late();
  }

  @Override
  public boolean fetches() {
    return control.fetches();
  }

  @Override
  public Path folder() {
    return control.folder();
  }

  @Override
  public void progress(Progress progress) {
    control.progress(progress);
  }
}
