package org.tattle.run;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * What long work asks of whoever waits for it: may I go on, and here is how far I am. Called from
 * any thread, and often: both calls are cheap and never block.
 */
public interface Control {

  /** Nobody waits and nobody stops it. */
  Control NONE = new Control() {};

  /** Whether the work should stop as soon as it can. */
  default boolean cancelled() {
    return false;
  }

  /** How far the work is. */
  default void progress(Progress progress) {}

  /** Whether files may be fetched from elsewhere, which can take long. */
  default boolean fetches() {
    return true;
  }

  /** Where relative paths of files that are read start. */
  default Path folder() {
    return WorkingFolder.current();
  }

  /** The same, where relative paths start elsewhere. */
  default Control in(Path folder) {
    Control outer = this;
    return new Control() {
      @Override
      public boolean cancelled() {
        return outer.cancelled();
      }

      @Override
      public void progress(Progress progress) {
        outer.progress(progress);
      }

      @Override
      public boolean fetches() {
        return outer.fetches();
      }

      @Override
      public Path folder() {
        return folder;
      }
    };
  }

  /**
   * Does work whose long sums ask this control by {@link #heed}, however deep in it they are.
   *
   * @return what the work gives
   */
  default <T> T during(Supplier<T> work) {
    Control outer = Heeded.CONTROL.get();
    Heeded.CONTROL.set(this);
    try {
      return work.get();
    } finally {
      Heeded.CONTROL.set(outer);
    }
  }

  /**
   * Stops here if the thread was interrupted, as a cancelled cell's is, or if what it is in the
   * midst {@link #during of} was cancelled: for long sums that are also asked for where nobody has
   * a control to give, such as what a formula in an expression comes to.
   */
  static void heed() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException();
    }
    Heeded.CONTROL.get().check();
  }

  /** What this thread is in the midst of, for who asks on where nobody gave a control. */
  static Control here() {
    return Heeded.CONTROL.get();
  }

  /** Stops here if the work was cancelled. */
  default void check() {
    if (cancelled()) {
      throw new CancellationException();
    }
  }
}
