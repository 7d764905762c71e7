package org.tattle.notebooks;

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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.Programs.Ended;

/** Every notebook is run from top to bottom by a real Jupyter client, on the installed kernel. */
class NotebooksTest {
  /** Nbconvert 6.5 takes every line out of an SVG before it writes it into HTML. */
  private static final String PICTURES =
      "--NbConvertBase.display_data_priority=['text/html', 'image/png', 'text/plain']";

  @TempDir private static Path folder;
  private static final Optional<String> PYTHON = python();

  /** What takes half a minute of a processor or more each. */
  private static final Set<String> LONG =
      Set.of(
          "beyond-membership.ipynb",
          "defenses.ipynb",
          "federation.ipynb",
          "linkage.ipynb",
          "privacy-budget.ipynb",
          "robust.ipynb",
          "tournament.ipynb");

  static List<String> shortNotebooks() throws IOException {
    return notebooks().stream().filter(name -> !LONG.contains(name)).toList();
  }

  static Set<String> longNotebooks() {
    return LONG;
  }

  static List<String> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(Commands.FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".ipynb"))
          .sorted()
          .toList();
    }
  }

  @BeforeAll
  static void install() throws Exception {
    Commands.copy(folder);
    Path prefix = folder.resolve("prefix");
    succeeds(Commands.tattle(folder, Map.of(), "kernel", "install", "--prefix", prefix.toString()));
  }

  @ParameterizedTest
  @MethodSource("shortNotebooks")
  void runsFromTopToBottom(String notebook) throws Exception {
    run(notebook);
  }

  @ParameterizedTest
  @MethodSource("longNotebooks")
  @Tag("slow")
  void aLongOneRunsFromTopToBottom(String notebook) throws Exception {
    run(notebook);
  }

  private static void run(String notebook) throws Exception {
    assumeTrue(PYTHON.isPresent(), "no Python has nbconvert; set TATTLE_PYTHON to one that has");
    convert("notebook", "--execute", "--ExecutePreprocessor.timeout=600", "--inplace", notebook);
    convert("html", PICTURES, notebook);
    assertThat(mimes(folder.resolve(notebook)))
        .contains("text/html", "image/svg+xml", "image/png", "text/plain");
    assertThat(Files.readString(folder.resolve(notebook.replace(".ipynb", ".html"))))
        .contains("src=\"data:image/png;base64,")
        .contains("<table");
  }

  private static void convert(String to, String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(PYTHON.orElseThrow(), "-W", "ignore", "-m", "nbconvert", "--to", to));
    command.addAll(List.of(words));
    Map<String, String> environment =
        Map.of(
            "JUPYTER_PATH", folder.resolve("prefix/share/jupyter").toString(),
            "JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString(),
            "TATTLE_STATE", folder.resolve("state").toString());
    succeeds(Commands.run(folder, environment, command));
  }

  private static void succeeds(Ended ended) {
    assertThat(ended.exit()).as(ended.said()).isZero();
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void isKeptWithItsOutputsAndNeitherErrorsNorTimes(String notebook) throws IOException {
    Path file = Commands.FOLDER.resolve(notebook);
    assertThat(mimes(file)).contains("text/html", "image/svg+xml");
    assertThat(Files.readString(file))
        .doesNotContain("\"output_type\": \"error\"")
        .doesNotContain("\"execution\": {");
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
}
