package org.tattle.kernel.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The Python that Jupyter runs on, if there is one, asked by running it. */
public final class Python {
  private static final int PATIENCE_S = 30;

  private Python() {}

  /** What the program prints in the first Python that runs it, stripped. */
  static Optional<String> ask(String program) {
    return ask(candidates(), program);
  }

  /** Where Pythons are looked for, best first: {@code TATTLE_PYTHON}, then the usual names. */
  static List<String> candidates() {
    List<String> candidates = new ArrayList<>();
    String named = System.getenv("TATTLE_PYTHON");
    candidates.addAll(named == null || named.isEmpty() ? List.of() : List.of(named));
    candidates.addAll(List.of("python3", "python", "/usr/bin/python3"));
    return candidates;
  }

  /** What the program prints in the first of the candidates that runs it, stripped. */
  static Optional<String> ask(List<String> candidates, String program) {
    return candidates.stream()
        .flatMap(python -> output(python, "-c", program).stream())
        .findFirst();
  }

  /** What a command prints, stripped, or empty if it can't be run or fails. */
  public static Optional<String> output(String... command) {
    try {
      Process process =
          new ProcessBuilder(Arrays.asList(command))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String text =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      boolean ended = process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? Optional.of(text) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
