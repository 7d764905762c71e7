package org.tattle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Programs that tests start and wait for. None is waited for without end: one that takes too long
 * is made to say where it is (Java and Python print the stacks of their threads), is ended with all
 * that it started, and fails the test with everything it said. What it says goes to a file, so that
 * what it leaves behind cannot hold the test by an open pipe.
 */
public final class Programs {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long STACKS_S = 5;

  /** How a program ended, and what it wrote to its output and errors. */
  public record Ended(int exit, String said) {}

  private Programs() {}

  /** Runs it to its end, ten minutes at most. */
  public static Ended run(ProcessBuilder program) throws IOException, InterruptedException {
    return run(program, PATIENCE);
  }

  /** Runs it to its end, and no longer than it is given. */
  public static Ended run(ProcessBuilder program, Duration patience)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("program", ".txt");
    try {
      program.environment().put("PYTHONFAULTHANDLER", "1");
      program.redirectErrorStream(true).redirectOutput(output.toFile());
      Process process = program.start();
      process.getOutputStream().close();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        List<ProcessHandle> all =
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        for (ProcessHandle one : all) {
          askForStacks(one);
        }
        process.waitFor(STACKS_S, TimeUnit.SECONDS);
        all.forEach(ProcessHandle::destroyForcibly);
        throw new AssertionError(
            "not ended after "
                + patience.toSeconds()
                + " s: "
                + program.command()
                + "\n"
                + said(output));
      }
      return new Ended(process.exitValue(), said(output));
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static String said(Path output) throws IOException {
    return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
  }

  /** By the signals that Java and Python's fault handler answer with their threads' stacks. */
  private static void askForStacks(ProcessHandle program) throws InterruptedException {
    boolean java = program.info().command().filter(name -> name.endsWith("java")).isPresent();
    try {
      new ProcessBuilder("kill", java ? "-QUIT" : "-ABRT", Long.toString(program.pid()))
          .start()
          .waitFor(STACKS_S, TimeUnit.SECONDS);
    } catch (IOException e) {
      // Without `kill`, as on Windows, what was said so far is all there is.
    }
  }
}
