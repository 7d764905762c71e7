package org.tattle.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every notebook is run from top to bottom by a real Jupyter client, on the installed kernel. */
class NotebooksTest {
  private static final Path FOLDER = Path.of("").toAbsolutePath();

  @TempDir private Path temporary;

  static List<String> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".ipynb"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void runsFromTopToBottom(String notebook) throws Exception {
    Optional<String> python = python();
    assumeTrue(python.isPresent(), "no Python has nbconvert; set TATTLE_PYTHON to one that has");
    Path prefix = temporary.resolve("prefix");
    run(
        Map.of(),
        java(),
        "-cp",
        classPath(),
        "org.tattle.dsl.cli.Main",
        "kernel",
        "install",
        "--prefix",
        prefix.toString());
    Map<String, String> environment =
        Map.of(
            "TATTLE_CACHE", "off",
            "JUPYTER_PATH", prefix.resolve("share").resolve("jupyter").toString(),
            "JUPYTER_RUNTIME_DIR", temporary.resolve("runtime").toString(),
            "TATTLE_STATE", temporary.resolve("state").toString());
    run(
        environment,
        python.get(),
        "-W",
        "ignore",
        "-m",
        "nbconvert",
        "--to",
        "notebook",
        "--execute",
        "--ExecutePreprocessor.timeout=600",
        "--output-dir",
        temporary.toString(),
        notebook);
    Path executed = temporary.resolve(notebook);
    run(
        environment,
        python.get(),
        "-W",
        "ignore",
        "-m",
        "nbconvert",
        "--to",
        "html",
        executed.toString());
    assertThat(mimes(executed)).contains("text/html", "image/svg+xml", "image/png", "text/plain");
    assertThat(Files.readString(temporary.resolve(notebook.replace(".ipynb", ".html"))))
        .contains("data:image/svg+xml")
        .contains("<table");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void isKeptWithItsOutputsAndNoErrors(String notebook) throws IOException {
    assertThat(mimes(FOLDER.resolve(notebook))).contains("text/html", "image/svg+xml");
    assertThat(Files.readString(FOLDER.resolve(notebook)))
        .doesNotContain("\"output_type\": \"error\"");
  }

  private static List<String> mimes(Path notebook) throws IOException {
    List<String> mimes = new ArrayList<>();
    for (JsonNode cell : new ObjectMapper().readTree(notebook.toFile()).get("cells")) {
      for (JsonNode output : cell.path("outputs")) {
        output.path("data").fieldNames().forEachRemaining(mimes::add);
      }
    }
    return mimes;
  }

  private static Optional<String> python() {
    return Stream.of(System.getenv("TATTLE_PYTHON"), "python3", "/usr/bin/python3")
        .filter(Objects::nonNull)
        .filter(NotebooksTest::hasNbconvert)
        .findFirst();
  }

  private static boolean hasNbconvert(String python) {
    try {
      return new ProcessBuilder(python, "-c", "import nbconvert, nbclient")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static void run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
