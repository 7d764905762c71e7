package org.tattle.kernel.cells;

import java.util.concurrent.ThreadFactory;

/**
 * The thread that JShell runs on and all that cells of Java start. What ends one of them is shown
 * beneath the cell that started it; nobody else would ever hear of it.
 */
final class JavaThreads extends ThreadGroup implements ThreadFactory {
  /** Java's compiler calls itself for every operator of an expression; ten thousand fit. */
  private static final long STACK = 16L << 20;

  JavaThreads() {
    super("tattle-java");
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(this, task, "tattle-java", STACK);
    thread.setDaemon(true);
    return thread;
  }

  /** JShell ends threads by an error of its own, and waits to hear of it. */
  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    if (thrown.getClass().getName().equals("java.lang.ThreadDeath")) {
      super.uncaughtException(thread, thrown);
      return;
    }
    StringBuilder told = new StringBuilder("the thread `" + thread.getName() + "` ended by ");
    told.append(thrown).append('\n');
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      told.append("  caused by ").append(cause).append('\n');
    }
    Notebook.complain(told.toString());
  }
}
