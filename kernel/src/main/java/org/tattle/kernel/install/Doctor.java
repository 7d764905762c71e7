package org.tattle.kernel.install;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.kernel.wire.JsonText;
import org.tattle.run.Places;

/** Looks at everything a notebook needs, from Java to a real cell, and says what it found. */
final class Doctor {
  private static final String CURE = "; run `tattle kernel install`";

  private final Installation installation;
  private final PrintWriter out;
  private boolean well = true;

  Doctor(Installation installation, PrintWriter out) {
    this.installation = installation;
    this.out = out;
  }

  /** Whether all is well. */
  boolean examine() {
    tell(true, "Java " + Runtime.version() + " at " + System.getProperty("java.home"));
    jupyter();
    List<String> command = spec();
    if (!command.isEmpty()) {
      cell(command);
    }
    tell(true, "log and history are in " + Places.ofUser().state());
    return well;
  }

  private void jupyter() {
    Optional<String> version = Python.ask("import jupyter_client as j; print(j.__version__)");
    if (version.isPresent()) {
      tell(true, "Jupyter, with jupyter_client " + version.get());
    } else {
      tell(false, "no Python with Jupyter was found; try `pip install jupyterlab`");
    }
  }

  private List<String> spec() {
    Path file = installation.specFile();
    if (!Files.exists(file)) {
      tell(false, "no kernelspec at " + file + CURE);
      return List.of();
    }
    try {
      List<String> command = new ArrayList<>();
      for (JsonNode word : JsonText.read(Files.readAllBytes(file)).path("argv")) {
        command.add(word.asText());
      }
      boolean runs = !command.isEmpty() && Files.isExecutable(Path.of(command.get(0)));
      tell(runs, "kernelspec " + file + (runs ? "" : " starts something that is not there" + CURE));
      return runs ? command : List.of();
    } catch (IOException e) {
      tell(false, "kernelspec " + file + " cannot be read" + CURE);
      return List.of();
    }
  }

  private void cell(List<String> command) {
    try {
      long ms = Trial.run(command, "let answer = 6 * 7\nanswer", "42").toMillis();
      tell(true, "a cell ran, " + ms + " ms after the start of a kernel");
    } catch (IOException e) {
      tell(false, "a cell did not run: " + e.getMessage());
    }
  }

  private void tell(boolean good, String finding) {
    well &= good;
    out.println((good ? "  ok  " : "  --  ") + finding);
  }
}
