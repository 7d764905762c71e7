package org.tattle.kernel.cells;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jshell.JShell;
import org.tattle.kernel.wire.Log;
import org.tattle.run.Control;

/**
 * JShell on a thread of its own, in this process, so that objects are shared by reference. An
 * interrupt never reaches JShell's own code: the cell's thread takes it and asks JShell to stop
 * what it runs. Code that cannot be stopped, say in a native call, loses the shell and not the
 * kernel.
 */
final class JavaShell {
  private static final int STOP_MS = 5000;
  private static final int ANSWER_MS = 20_000;
  private static final int WARM_UP_MS = 1000;
  private static final int REHEARSALS = 8;
  private static final List<String> IMPORTS =
      List.of(
          "import java.io.*;",
          "import java.math.*;",
          "import java.nio.file.*;",
          "import java.util.*;",
          "import java.util.function.*;",
          "import java.util.stream.*;",
          "import org.tattle.attack.*;",
          "import org.tattle.attack.membership.*;",
          "import org.tattle.component.*;",
          "import org.tattle.defense.*;",
          "import org.tattle.defense.output.*;",
          "import org.tattle.defense.train.*;",
          "import org.tattle.measure.*;",
          "import org.tattle.model.*;",
          "import org.tattle.subject.*;",
          "import org.tattle.subject.answer.*;",
          "import org.tattle.subject.train.*;",
          "import static org.tattle.kernel.cells.Notebook.*;");

  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile ExecutorService thread = thread();
  private volatile JShell shell;

  /** Work with the shell; called on its thread. */
  interface Task<T> {
    T with(JShell shell) throws Exception;
  }

  /**
   * Opens the shell before it is needed and does something with it a few times, as the first times
   * are slow; but not at once, as whoever starts a kernel has something else to do first. What
   * comes meanwhile waits for one of them at most.
   */
  void warmUp(Task<?> task) {
    CompletableFuture.delayedExecutor(WARM_UP_MS, TimeUnit.MILLISECONDS, thread)
        .execute(() -> rehearse(task, REHEARSALS));
  }

  private void rehearse(Task<?> task, int times) {
    try {
      task.with(open());
      if (times > 1) {
        thread.execute(() -> rehearse(task, times - 1));
      }
    } catch (Exception e) {
      Log.fault("while Java warmed up", e);
    }
  }

  /**
   * Runs the task, and stops the code it runs if the control is cancelled.
   *
   * @param leave called if the code did not stop, and the shell was given up with all it held
   */
  <T> T run(Task<T> task, Control control, Runnable leave) throws ExecutionException {
    busy.set(true);
    Future<T> result = thread.submit(call(task));
    try {
      return result.get();
    } catch (InterruptedException e) {
      boolean stopped = stop(result);
      if (!stopped) {
        leave.run();
      }
      control.check();
      throw new CancellationException();
    } finally {
      busy.set(false);
    }
  }

  /** Runs a quick task, or gives up if the shell is busy. */
  <T> T ask(Task<T> task, T otherwise) {
    if (busy.get()) {
      return otherwise;
    }
    try {
      return thread.submit(call(task)).get(ANSWER_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return otherwise;
    }
  }

  private <T> Callable<T> call(Task<T> task) {
    return () -> task.with(open());
  }

  private boolean stop(Future<?> running) {
    JShell stuck = shell;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MS);
    while (System.nanoTime() < end) {
      if (stuck != null) {
        stuck.stop();
      }
      try {
        running.get(100, TimeUnit.MILLISECONDS);
        return true;
      } catch (ExecutionException e) {
        return true;
      } catch (TimeoutException | InterruptedException e) {
        continue;
      }
    }
    thread.shutdown();
    thread = thread();
    shell = null;
    return false;
  }

  private JShell open() {
    if (shell == null) {
      JShell opened =
          JShell.builder().executionEngine("local").compilerOptions("-Xlint:none").build();
      opened.addToClasspath(System.getProperty("java.class.path"));
      IMPORTS.forEach(opened::eval);
      shell = opened;
    }
    return shell;
  }

  /** Ends the thread; code that cannot be stopped goes on without anybody. */
  void close() {
    JShell opened = shell;
    thread.shutdownNow();
    if (opened != null) {
      opened.stop();
      opened.close();
    }
  }

  private static ExecutorService thread() {
    return Executors.newSingleThreadExecutor(new JavaThreads());
  }
}
