package org.tattle.kernel.tattle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.dsl.cli.Main;

/**
 * What the command line says of notebooks, whole. With {@code -Dgolden.update=true} the expected
 * files are written instead of compared.
 */
final class SavedNotebookTest {
  private static final Path NOTEBOOKS = Path.of("src/test/notebooks");

  @TempDir private Path folder;

  static List<String> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".ipynb"))
          .sorted()
          .collect(Collectors.toList());
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void isCheckedRunAndPrintedAsItsFileSays(String notebook) throws IOException {
    String file = NOTEBOOKS + "/" + notebook;
    StringJoiner said = new StringJoiner("\n");
    said.add(tattle("check", file));
    said.add(tattle("script", file));
    said.add(tattle("run", file));
    said.add(tattle("run", file, "rows=10"));
    said.add(tattle("help", file));
    Path told = NOTEBOOKS.resolve(notebook.replace(".ipynb", ".txt"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(told, said.toString());
    }
    assertThat(said.toString()).isEqualTo(Files.readString(told));
  }

  @Test
  void anotherRunOfItsRecordComesOutTheSame() throws IOException {
    Path notebook =
        notebook(
            "param epochs = 2",
            "set seed=1; load wine\\ntrain base with epochs=epochs\\nattack gap",
            "train base with epochs=(epochs + 1)\\nattack gap");
    String record = folder.resolve("run.json").toString();
    assertThat(tattle("run", notebook.toString(), "epochs=1", "--record", record))
        .contains("exit 0");
    assertThat(Files.readString(Path.of(record))).contains("# %% cell 3", "\"epochs=1\"");
    assertThat(tattle("verify", record)).contains("Everything came out as recorded", "exit 0");
    Files.writeString(
        Path.of(record), Files.readString(Path.of(record)).replace("epochs + 1", "epochs + 2"));
    assertThat(tattle("verify", record)).contains("exit 2");
  }

  @Test
  void aNotebookThatWasEditedAfterItsRecordIsTold() throws IOException {
    String[] cells = {"set seed=1; load wine", "train base with epochs=1"};
    Path notebook = notebook(cells);
    String record = folder.resolve("run.json").toString();
    tattle("run", notebook.toString(), "--record", record);
    notebook(cells[0], "train base with epochs=2");
    assertThat(tattle("verify", record))
        .containsPattern("script run.ipynb, cell 2, line 1 +as it ran +other text(.|\n)*exit 1");
    notebook(cells[0], cells[1], "attack gap");
    assertThat(tattle("verify", record)).contains("run.ipynb, after its last cell", "exit 1");
    notebook(cells[0]);
    assertThat(tattle("verify", record)).contains("run.ipynb, cell 2 ", "exit 1");
    notebook(cells);
    Files.writeString(
        notebook,
        Files.readString(notebook)
            .replace(
                "\"cells\": [",
                "\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"Safe.\"}, "));
    assertThat(tattle("verify", record)).contains("run.ipynb, beside its cells", "exit 1");
    Files.delete(notebook);
    assertThat(tattle("verify", record))
        .containsPattern("There is no `run.ipynb` to\\s+compare with(.|\n)*exit 0");
  }

  @Test
  void aNotebookIsNotOverwrittenByWhatItsRunWrites() throws IOException {
    Path notebook = notebook("let a = 1", "report to \\\"run.ipynb\\\"");
    String before = Files.readString(notebook);
    assertThat(tattle("run", notebook.toString())).contains("P225", "exit 2");
    assertThat(tattle("run", notebook.toString(), "--record", notebook.toString()))
        .containsPattern("would\\s+destroy\\s+that(.|\n)*exit 2");
    assertThat(tattle("fmt", notebook.toString())).containsPattern("is no\\s+script(.|\n)*exit 2");
    assertThat(notebook).hasContent(before);
  }

  @Test
  void whatIsNoNotebookIsToldSo() throws IOException {
    Path file = Files.writeString(folder.resolve("x.ipynb"), "train base");
    assertThat(tattle("run", file.toString()))
        .containsPattern("is\\s+no\\s+notebook\\.(.|\n)*exit 2");
    assertThat(tattle("check", folder.resolve("none.ipynb").toString()))
        .contains("There is no file", "exit 2");
    Files.writeString(file, "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\"}]}");
    assertThat(tattle("script", file.toString()))
        .containsPattern("is\\s+no\\s+notebook\\.(.|\n)*exit 2");
  }

  private Path notebook(String... cells) throws IOException {
    String all =
        Stream.of(cells)
            .map("{\"cell_type\": \"code\", \"metadata\": {}, \"source\": \"%s\"}"::formatted)
            .collect(Collectors.joining(", "));
    return Files.writeString(
        folder.resolve("run.ipynb"), "{\"nbformat\": 4, \"cells\": [%s]}".formatted(all));
  }

  /** What a command says, warnings and faults among it, and how it ends. */
  private static String tattle(String... words) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream all = new PrintStream(said, true, UTF_8)) {
      System.setOut(all);
      System.setErr(all);
      int exit = Main.run(words);
      all.flush();
      return "$ tattle %s\n%sexit %s\n"
          .formatted(String.join(" ", words), said.toString(UTF_8), exit);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
