package org.tattle.kernel;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.tattle.dsl.cli.Machine;
import org.tattle.kernel.language.Language;
import org.tattle.kernel.magic.Magics;
import org.tattle.kernel.serve.Kernel;
import org.tattle.kernel.tattle.SessionLanguage;
import org.tattle.kernel.wire.Connection;
import org.tattle.kernel.wire.Log;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;
import org.tattle.run.Places;

/**
 * A process that is a kernel and nothing else: streams and log go where they belong, an interrupt
 * signal stops the cell and not the process, and the process ends when the front end says so or is
 * no more, within two seconds, whatever a cell is doing. It ends with 0 then, with 2 if it cannot
 * start for a reason that it tells, and with 3 for a fault of ours; never with 1, which says that a
 * script's claim failed.
 */
public final class KernelProcess {
  private static final int GRACE_MS = 1500;
  private static final int UNABLE = 2;
  private static final int FAULT = 3;

  /** The process's own, also where cells have it by then. */
  private static final PrintStream ERR = System.err;

  private KernelProcess() {}

  /**
   * Serves Tattle. Kernelspecs start this and not the command line, which reads all its commands
   * before it does one.
   *
   * @param arguments the connection file; words before it are for the launcher
   */
  public static void main(String[] arguments) {
    run(Path.of(arguments[arguments.length - 1]));
  }

  /** Serves Tattle until told to stop; does not return. */
  public static void run(Path connectionFile) {
    run(connectionFile, KernelProcess::tattle);
  }

  private static Language tattle() {
    Machine.prepare();
    Language language = new Magics(new SessionLanguage(Cache.user(), Ledger.user()));
    Thread rehearsal = new Thread(language::warmUp, "tattle-rehearsal");
    rehearsal.setDaemon(true);
    rehearsal.start();
    return language;
  }

  /** Serves until told to stop; does not return. */
  public static void run(Path connectionFile, Supplier<Language> language) {
    int code = FAULT;
    try {
      serve(connectionFile, language);
      code = 0;
    } catch (Unable e) {
      ERR.println("tattle: the kernel cannot start: " + e.getMessage());
      Log.note("the kernel cannot start: " + e.getMessage());
      code = UNABLE;
    } catch (Throwable e) {
      ERR.println("tattle: the kernel ends by a fault in Tattle: " + e);
      Log.fault("the kernel ends", e);
    } finally {
      Runtime.getRuntime().halt(code);
    }
  }

  private static void serve(Path connectionFile, Supplier<Language> language) throws Unable {
    Log.begin();
    Kernel kernel = open(connectionFile, language);
    System.setOut(kernel.console().out());
    System.setErr(kernel.console().err());
    System.setIn(kernel.console().in());
    onInterruptSignal(kernel::interrupt);
    onParentsEnd(() -> kernel.stopped().complete(false));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(kernel), "tattle-leave"));
    kernel.start();
    kernel.stopped().join();
    haltSoon();
    kernel.close();
  }

  /** That the kernel cannot start, and why, in a sentence. */
  private static final class Unable extends Exception {
    private static final long serialVersionUID = 1;

    Unable(String why, Throwable cause) {
      super(why, cause);
    }
  }

  private static Kernel open(Path connectionFile, Supplier<Language> language) throws Unable {
    try {
      Path history = Places.ofUser().state().resolve("history.jsonl");
      return new Kernel(Connection.read(connectionFile), language, history);
    } catch (NoSuchFileException e) {
      throw new Unable("there is no connection file `" + e.getFile() + "`", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new Unable(e.getMessage(), e);
    }
  }

  private static void leave(Kernel kernel) {
    haltSoon();
    kernel.leave();
  }

  private static void haltSoon() {
    Thread watch =
        new Thread(
            () -> {
              try {
                Thread.sleep(GRACE_MS);
              } catch (InterruptedException e) {
                Log.fault("halting at once", e);
              }
              Runtime.getRuntime().halt(0);
            },
            "tattle-halt");
    watch.setDaemon(true);
    watch.start();
  }

  /**
   * Jupyter names itself in the environment; if it is killed, nobody would ever stop us. It may be
   * so before we look. On Windows the name is a handle, which only its owner can follow.
   */
  private static void onParentsEnd(Runnable action) {
    String named = System.getenv("JPY_PARENT_PID");
    if (named == null || !named.matches("[1-9][0-9]{0,17}")) {
      return;
    }
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("win");
    ProcessHandle us = ProcessHandle.current();
    (windows ? us.parent() : ProcessHandle.of(Long.parseLong(named)))
        .ifPresentOrElse(process -> process.onExit().thenRun(action), action);
  }

  /** Java has no supported way to handle a signal; the one there is warns when compiled against. */
  private static void onInterruptSignal(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> answer(self, method, arguments, action));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), proxy);
    } catch (ReflectiveOperationException e) {
      Log.fault("an interrupt signal will end the kernel", e);
    }
  }

  private static Object answer(Object self, Method method, Object[] arguments, Runnable action) {
    return switch (method.getName()) {
      case "handle" -> {
        action.run();
        yield null;
      }
      case "equals" -> self == arguments[0];
      case "hashCode" -> System.identityHashCode(self);
      default -> "interrupt handler";
    };
  }
}
