package org.tattle.kernel.serve;

import org.tattle.kernel.language.Output;
import org.tattle.kernel.language.ProgressBar;
import org.tattle.run.Control;
import org.tattle.run.Progress;

/** Tells a running cell to stop, and shows how far it is. */
final class CellControl implements Control {
  private volatile ProgressBar bar;
  private volatile boolean cancelled;

  void showOn(Output output) {
    bar = new ProgressBar(output);
  }

  void cancel() {
    cancelled = true;
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  @Override
  public void progress(Progress progress) {
    bar.show(progress);
  }

  /** Leaves the last state of the work on the screen. */
  void finish() {
    bar.finish(cancelled);
  }
}
