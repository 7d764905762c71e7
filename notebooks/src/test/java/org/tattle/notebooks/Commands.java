package org.tattle.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tattle.Programs;
import org.tattle.Programs.Ended;

/**
 * Runs commands as a user would, in a folder of their own, so that notebooks write nothing here.
 */
final class Commands {
  static final Path FOLDER = Path.of("").toAbsolutePath();

  /** What was trained is shared by all of them, as it is by a user's notebooks. */
  private static final String CACHE = FOLDER.resolve("target").resolve("cache").toString();

  private Commands() {}

  /** Copies the scripts, notebooks and tables of this folder. */
  static void copy(Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(FOLDER)) {
      files = all.filter(f -> f.toString().matches(".*\\.(ipynb|tattle|csv)")).toList();
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  /** Runs the command line of Tattle. */
  static Ended tattle(Path folder, Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dfile.encoding=UTF-8");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.tattle.dsl.cli.Main");
    command.addAll(List.of(words));
    return run(folder, environment, command);
  }

  /** Runs a command and waits for it. */
  static Ended run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("TATTLE_CACHE", CACHE);
    builder.environment().putAll(environment);
    return Programs.run(builder);
  }
}
