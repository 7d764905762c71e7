package org.tattle.nn.blas;

import java.util.concurrent.locks.LockSupport;
import org.tattle.run.Control;

/**
 * Threads that take one model's step together. Everyone does a part of the same task and waits for
 * the others before the next; a step has a handful of tasks of some ten microseconds, so they spin
 * before they sleep.
 *
 * <p>Where other programs hold the cores, waiting for a part can take longer than doing it. Then
 * the caller does whole tasks by itself, for a few times as long as it waited, and for longer each
 * time in a row that it finds the others late: the result is the same.
 *
 * <p>One thread alone runs the whole task as part 0 of 1, on the caller's thread.
 *
 * <p>Work that takes longer than some milliseconds calls {@link #check} in between, so that it can
 * be cancelled; no task starts when it is.
 */
public final class StepThreads implements AutoCloseable {

  /** A task that is done in parts, whose result does not depend on how many there are. */
  public interface Task {
    void run(int part, int parts);
  }

  private static final int SPINS = 2_000;
  private static final int YIELDS = 2_000;
  private static final long NAP = 100_000;
  private static final long PATIENCE = 50_000;
  private static final int LEAST_ALONE = 2;
  private static final int MOST_ALONE = 64;

  private final int size;
  private final Control control;
  private final Mate[] mates;
  private volatile Task task;
  private volatile long round;
  private volatile boolean closed;
  private int alone = LEAST_ALONE;
  private long until = System.nanoTime();

  public StepThreads(int size, Control control) {
    this.size = size;
    this.control = control;
    mates = new Mate[size - 1];
    for (int i = 0; i < mates.length; i++) {
      mates[i] = new Mate(i + 1);
      mates[i].start();
    }
  }

  public int size() {
    return size;
  }

  public Control control() {
    return control;
  }

  /** Stops here if the work was cancelled; from any of its threads. */
  public void check() {
    control.check();
  }

  /** Runs all parts of a task and returns when they are done. */
  public void run(Task work) {
    check();
    if (size == 1) {
      work.run(0, 1);
      return;
    }
    long start = System.nanoTime();
    if (start - until < 0) {
      work.run(0, 1);
      return;
    }
    task = work;
    long now = round + 1;
    round = now;
    for (Mate mate : mates) {
      mate.wake();
    }
    RuntimeException failure = null;
    try {
      work.run(0, size);
    } catch (RuntimeException e) {
      failure = e;
    }
    long own = System.nanoTime() - start;
    for (Mate mate : mates) {
      mate.await(now);
      failure = failure == null ? mate.failure : failure;
    }
    if (failure != null) {
      throw failure;
    }
    long end = System.nanoTime();
    long waited = end - start - own;
    if (waited > PATIENCE + 2 * own) {
      until = end + alone * waited;
      alone = Math.min(2 * alone, MOST_ALONE);
    } else {
      alone = LEAST_ALONE;
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Mate mate : mates) {
      LockSupport.unpark(mate);
    }
    boolean interrupted = false;
    for (Mate mate : mates) {
      while (mate.isAlive()) {
        try {
          mate.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Mate extends Thread {
    private final int part;
    private volatile long done;
    private volatile boolean asleep;
    private RuntimeException failure;

    Mate(int part) {
      super("tattle-step");
      this.part = part;
      setDaemon(true);
    }

    @Override
    public void run() {
      while (true) {
        long next = done + 1;
        for (int i = 0; round < next && !closed; i++) {
          pause(i);
        }
        if (closed) {
          return;
        }
        try {
          failure = null;
          task.run(part, size);
        } catch (RuntimeException e) {
          failure = e;
        }
        done = next;
      }
    }

    private void pause(int i) {
      if (i < SPINS) {
        Thread.onSpinWait();
      } else if (i < SPINS + YIELDS) {
        Thread.yield();
      } else {
        asleep = true;
        LockSupport.parkNanos(this, NAP);
        asleep = false;
      }
    }

    void wake() {
      if (asleep) {
        LockSupport.unpark(this);
      }
    }

    void await(long now) {
      for (int i = 0; done < now; i++) {
        if (i < SPINS) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
    }
  }
}
