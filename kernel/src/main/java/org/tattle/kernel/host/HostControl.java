package org.tattle.kernel.host;

import org.tattle.kernel.language.ProgressBar;
import org.tattle.run.Control;
import org.tattle.run.Progress;

/**
 * Heeds a host kernel, which interrupts the thread of a cell and says nothing else.
 *
 * @param bar shows how far the work is
 */
record HostControl(ProgressBar bar, Thread cell) implements Control {
  HostControl(ProgressBar bar) {
    this(bar, Thread.currentThread());
  }

  @Override
  public boolean cancelled() {
    return cell.isInterrupted();
  }

  @Override
  public void progress(Progress progress) {
    bar.show(progress);
  }
}
