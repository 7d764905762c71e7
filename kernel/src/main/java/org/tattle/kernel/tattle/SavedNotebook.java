package org.tattle.kernel.tattle;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tattle.dsl.cli.console.ScriptInput;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Scripts;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.kernel.language.CellFaults;
import org.tattle.kernel.magic.Magic;
import org.tattle.kernel.magic.Sheet;

/**
 * Reads a notebook as what runs one cell after another: its prose becomes comments; cells of Java
 * and magics are left out, and it says so. Cells are numbered as a front end numbers them when all
 * are run from the top. In notebooks of other languages, cells that start with {@code %%tattle} are
 * ours.
 */
public final class SavedNotebook implements ScriptInput.Reader {
  private static final int FORMAT = 4;
  private static final String OURS = "tattle";

  /** What we read of a notebook. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Stored(int nbformat, JsonNode metadata, List<Part> cells) {

    /** The language of its cells; ours where it says nothing. */
    String language() {
      return Optional.ofNullable(metadata)
          .map(all -> all.at("/kernelspec/language").asText(all.at("/language_info/name").asText()))
          .filter(name -> !name.isBlank())
          .orElse(OURS);
    }
  }

  /** What we read of a cell; its text is one, or a list of lines. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Part(@JsonProperty("cell_type") String type, JsonNode source) {
    String text() {
      StringBuilder text = new StringBuilder(source.asText());
      source.forEach(line -> text.append(line.asText()));
      return text.toString().replaceAll("\\R", "\n");
    }
  }

  @Override
  public String ending() {
    return ".ipynb";
  }

  @Override
  public ScriptInput read(String name, Path file) throws IOException {
    Stored stored = stored(file);
    Reading reading = new Reading(name, stored.language());
    stored.cells.forEach(reading::add);
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    String text = reading.text.toString();
    Scripts scripts = Scripts.notebook(name, text, folder, Optional.of(file));
    if (scripts.all().isEmpty()) {
      throw new IllegalArgumentException("it has no cell of Tattle");
    }
    return new ScriptInput(scripts, reading.said);
  }

  private static Stored stored(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Stored stored;
    try {
      stored = new ObjectMapper().readValue(bytes, Stored.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no notebook", e);
    }
    if (stored.nbformat < FORMAT) {
      throw new IllegalArgumentException(
          "it is no notebook of format 4, which `jupyter nbconvert --to notebook` makes");
    }
    if (stored.cells == null || stored.cells.stream().anyMatch(it -> it.source == null)) {
      throw new IllegalArgumentException("it is no notebook");
    }
    return stored;
  }

  /** A notebook that is read from its first cell to its last. */
  private static final class Reading {
    private final String name;
    private final String language;
    private final StringJoiner text = new StringJoiner("\n\n", "", "\n").setEmptyValue("");
    private final List<Diagnostic> said = new ArrayList<>();
    private int cells;

    Reading(String name, String language) {
      this.name = name;
      this.language = language;
    }

    void add(Part part) {
      String it = part.text();
      if (!part.type.equals("code")) {
        text.add(Scripts.HEAD + "[" + part.type + "]\n" + comment(it));
      } else if (!it.isBlank()) {
        cells++;
        Source cell = new Source("%s, cell %s".formatted(name, cells), it);
        if (language.equals(OURS)) {
          ours(cell);
        } else {
          foreign(cell);
        }
      }
    }

    private void ours(Source cell) {
      Sheet sheet = Sheet.of(cell);
      said.addAll(sheet.faults());
      if (sheet.whole().isPresent()) {
        Sheet.Line whole = sheet.whole().get();
        leaveOut(cell, whole.at(), whole.magic().mark());
        return;
      }
      Set<Integer> faulty = new HashSet<>();
      for (Diagnostic fault : sheet.faults()) {
        int line = cell.line(fault.span().start());
        boolean cut = cell.text(fault.span()).startsWith("%%");
        IntStream.rangeClosed(line, cut ? cell.lines() : line).forEach(faulty::add);
      }
      List<Sheet.Line> lines = new ArrayList<>(sheet.before());
      lines.addAll(sheet.after());
      for (Sheet.Line line : lines) {
        if (line.magic() != Magic.TIME) {
          said.add(leftOut(cell, line.at(), "`%s`".formatted(line.magic().mark())));
        }
      }
      String[] written = cell.text().split("\n", -1);
      String[] body = sheet.body().split("\n", -1);
      StringJoiner kept = new StringJoiner("\n");
      for (int i = 0; i < body.length; i++) {
        boolean magic = body[i].isBlank() && !written[i].isBlank();
        kept.add(magic || faulty.contains(i + 1) ? "# " + written[i] : body[i]);
      }
      run(kept.toString());
    }

    private void foreign(Source cell) {
      if (cell.lineText(1).strip().equals("%%tattle")) {
        run("# " + cell.text());
      } else {
        leaveOut(cell, Span.between(0, cell.lineText(1).length()), language);
      }
    }

    /** A line in a cell that looks like one that parts cells is set off. */
    private void run(String code) {
      String plain = code.replaceAll("(?m)^" + Scripts.HEAD, "#  %% ");
      text.add("%scell %s\n%s".formatted(Scripts.HEAD, cells, plain));
    }

    private void leaveOut(Source cell, Span at, String what) {
      said.add(leftOut(cell, at, "this cell of `%s`".formatted(what)));
      text.add("%s[left out] cell %s: %s".formatted(Scripts.HEAD, cells, what));
    }

    private static Diagnostic leftOut(Source cell, Span at, String what) {
      return Diagnostic.of(CellFaults.LEFT_OUT, cell, at, what);
    }

    private static String comment(String prose) {
      return prose
          .lines()
          .map(line -> ("# " + line).stripTrailing())
          .collect(Collectors.joining("\n"));
    }
  }
}
