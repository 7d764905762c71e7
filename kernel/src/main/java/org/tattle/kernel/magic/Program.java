package org.tattle.kernel.magic;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.tattle.kernel.language.MagicFaults;
import org.tattle.kernel.language.Output;
import org.tattle.kernel.wire.Log;
import org.tattle.run.Control;
import org.tattle.run.Fault;

/**
 * A program of the user's machine that is given a text and whose words go beneath the cell as they
 * come. An interrupt ends it and all it has started.
 */
final class Program {
  private final List<String> command;
  private final Path folder;
  private final Map<String, String> environment;

  Program(List<String> command, Path folder) {
    this(command, folder, Map.of());
  }

  /**
   * @param environment what it sees beside what we do, or instead
   */
  Program(List<String> command, Path folder, Map<String, String> environment) {
    this.command = command;
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * Runs it to its end.
   *
   * @throws Fault if there is none such, or it says that it failed
   */
  void run(String input, Output output, Control control) {
    String name = command.get(0);
    Process process;
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile());
      builder.environment().putAll(environment);
      process = builder.start();
    } catch (IOException e) {
      throw Fault.of(MagicFaults.NO_PROGRAM, name);
    }
    Thread in = thread(() -> feed(process.getOutputStream(), input));
    Thread out = thread(() -> pump(process.getInputStream(), output::stdout));
    Thread err = thread(() -> pump(process.getErrorStream(), output::stderr));
    try {
      int code = process.waitFor();
      in.join();
      out.join();
      err.join();
      if (code != 0) {
        throw Fault.of(MagicFaults.PROGRAM_FAILED, name, code);
      }
    } catch (InterruptedException e) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      control.check();
      throw new CancellationException();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "tattle-program");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void feed(OutputStream stream, String text) {
    try (stream) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      Log.note("a program did not read all of its cell");
    }
  }

  private static void pump(InputStream stream, Consumer<String> to) {
    char[] buffer = new char[8192];
    try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      for (int n; (n = reader.read(buffer)) >= 0; ) {
        to.accept(new String(buffer, 0, n));
      }
    } catch (IOException e) {
      Log.note("a program's words ended early");
    }
  }
}
