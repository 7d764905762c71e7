package org.tattle.dsl.cli.console;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tattle.run.Control;
import org.tattle.run.Progress;

/**
 * What the user sees while waiting, and the way to stop: one line on a terminal, redrawn; a line
 * every few seconds where standard error is not a terminal. Ctrl-C stops the run, and again ends
 * the process.
 */
public final class Waiting implements Control, AutoCloseable {
  private static final long REDRAW_NANOS = 100_000_000;
  private static final long LINE_NANOS = 5_000_000_000L;
  private static final int PATIENCE_SECONDS = 5;

  private final PrintWriter err;
  private final boolean terminal = Terminal.err();
  private final Thread interrupt = new Thread(this::stop, "interrupt");
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean cancelled;
  private final Tempo tempo = new Tempo();
  private long drawn = System.nanoTime();
  private boolean dirty;

  public Waiting(PrintWriter err) {
    this.err = err;
    Runtime.getRuntime().addShutdownHook(interrupt);
  }

  /** Runs while the process is being ended, so by Ctrl-C: lets the run stop and say what it has. */
  private void stop() {
    cancelled = true;
    try {
      finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  @Override
  public synchronized void progress(Progress progress) {
    long now = System.nanoTime();
    tempo.note(progress, now);
    if (now - drawn < (terminal ? REDRAW_NANOS : LINE_NANOS)) {
      return;
    }
    drawn = now;
    if (terminal) {
      err.print("\r\u001b[K" + Terminal.screen().aligned(tempo.bar(Terminal.width())));
      dirty = true;
    } else {
      err.println(Terminal.screen().fit(tempo.line(), 2));
    }
    err.flush();
  }

  /** Takes the line away. */
  public synchronized void clear() {
    if (dirty) {
      err.print("\r\u001b[K");
      err.flush();
      dirty = false;
    }
  }

  /** The run is over and everything is printed. */
  void finish() {
    clear();
    finished.countDown();
  }

  @Override
  public void close() {
    finish();
    try {
      Runtime.getRuntime().removeShutdownHook(interrupt);
    } catch (IllegalStateException e) {
      // The process is being ended, which is when the hook is needed.
    }
  }
}
