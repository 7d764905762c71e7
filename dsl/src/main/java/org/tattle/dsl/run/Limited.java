package org.tattle.dsl.run;

import java.time.Duration;
import org.tattle.dsl.check.Settings;
import org.tattle.run.Control;
import org.tattle.run.Progress;

/** A control that also stops when time is up. */
final class Limited implements Control {
  private final Control control;
  private final long deadline;

  private Limited(Control control, Duration limit) {
    this.control = control;
    this.deadline = System.nanoTime() + limit.toNanos();
  }

  static Control of(Control control, Settings settings) {
    return settings.limit().<Control>map(limit -> new Limited(control, limit)).orElse(control);
  }

  /** Whether a control stopped because time was up. */
  static boolean reached(Control control) {
    return control instanceof Limited limited && limited.late();
  }

  private boolean late() {
    return System.nanoTime() - deadline > 0;
  }

  @Override
  public boolean cancelled() {
    return control.cancelled() || late();
  }

  @Override
  public void progress(Progress progress) {
    control.progress(progress);
  }
}
