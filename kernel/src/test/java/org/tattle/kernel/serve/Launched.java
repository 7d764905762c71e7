package org.tattle.kernel.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tattle.kernel.install.Python;
import org.tattle.kernel.install.Trial;
import org.tattle.kernel.wire.Connection;

/** A kernel process of the pocket language, with state and streams in a folder. */
public final class Launched implements AutoCloseable {
  public static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final Path streams;
  private final Process process;
  private final Connection connection;

  public Launched(Path folder, Map<String, String> environment) throws IOException {
    this(folder, environment, List.of());
  }

  /**
   * @param words before the command
   */
  public Launched(Path folder, Map<String, String> environment, List<String> words)
      throws IOException {
    connection = Trial.free();
    streams = streams(folder);
    Path file = folder.resolve("connection.json");
    connection.write(file);
    List<String> command = new ArrayList<>(words);
    command.addAll(command(file.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(streams.toFile()));
    builder.environment().put("TATTLE_STATE", folder.resolve("state").toString());
    builder.environment().putAll(environment);
    process = builder.start();
  }

  public static List<String> command(String connectionFile) {
    return List.of(
        JAVA,
        "-Xmx256m",
        "-cp",
        System.getProperty("java.class.path"),
        PocketKernel.class.getName(),
        connectionFile);
  }

  /**
   * Words by which a command heeds interrupt signals, whoever starts it; empty if there are none.
   */
  public static List<String> heedingInterrupts() {
    List<String> words = List.of("env", "--default-signal=INT");
    return Python.output("env", "--default-signal=INT", "true").isPresent() ? words : List.of();
  }

  /** What the process wrote to its own streams. */
  public static Path streams(Path folder) throws IOException {
    return Files.createDirectories(folder).resolve("streams.txt");
  }

  public Process process() {
    return process;
  }

  public Client client() {
    try {
      return new Client(connection);
    } catch (AssertionError e) {
      throw new AssertionError("the process " + state(), e);
    }
  }

  private String state() {
    String pid = Long.toString(process.pid());
    try {
      return process.isAlive()
          ? "lives\n" + Python.output("jcmd", pid, "Thread.print").orElse("and tells nothing")
          : "ended with " + process.exitValue() + "\n" + Files.readString(streams);
    } catch (IOException e) {
      return "cannot be asked: " + e;
    }
  }

  /** Whether it ends by itself, and not only when a cell that is deaf for a minute does. */
  public boolean endsBefore(int seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
