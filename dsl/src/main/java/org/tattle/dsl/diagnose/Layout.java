package org.tattle.dsl.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.text.Cells;
import org.tattle.dsl.text.Screen;

/**
 * A diagnostic laid out for a screen, here of 80 columns:
 *
 * <pre>
 * error[P204]: `attack mia` has no parameter `shadow`
 *   ╭─ audit.tattle:4:17
 * 4 │ attack mia with shadow=10
 *   │                 ^^^^^^ did you mean `shadows`?
 *   = parameters: shadows, share
 * </pre>
 *
 * The lines are pieces with roles; a renderer gives each role its look.
 */
final class Layout {
  private final Diagnostic diagnostic;
  private final Screen screen;
  private final List<List<Piece>> lines = new ArrayList<>();
  private final int gutter;

  private Layout(Diagnostic diagnostic, Screen screen) {
    this.diagnostic = diagnostic;
    this.screen = screen;
    this.gutter =
        labels().stream()
            .mapToInt(label -> String.valueOf(line(label)).length())
            .max()
            .orElseThrow();
  }

  static List<List<Piece>> of(Diagnostic diagnostic, Screen screen) {
    Layout layout = new Layout(diagnostic, screen);
    layout.head();
    layout.excerpts();
    layout.hints();
    return layout.lines;
  }

  private void head() {
    String head = diagnostic.severity().word() + "[" + diagnostic.code() + "]";
    List<String> message =
        wrap(
            ": " + screen.words(diagnostic.message()),
            screen.width() - head.length(),
            screen.width() - 2);
    lines.add(
        List.of(new Piece(Piece.Role.HEAD, head), new Piece(Piece.Role.MESSAGE, message.get(0))));
    message.stream()
        .skip(1)
        .forEach(line -> lines.add(List.of(new Piece(Piece.Role.MESSAGE, "  " + line))));
  }

  /** Its own place first, then the others. Where values hang below a line, carets say no more. */
  private List<PlaceNote> labels() {
    PlaceNote culprit =
        new PlaceNote(
            diagnostic.source(), diagnostic.span(), diagnostic.caption(), PlaceNote.Style.CULPRIT);
    List<PlaceNote> labels = new ArrayList<>(diagnostic.labels());
    if (labels.stream().noneMatch(label -> label.style() == PlaceNote.Style.VALUE)) {
      labels.add(0, culprit);
    }
    return labels;
  }

  private void excerpts() {
    Map<Source, Map<Integer, List<PlaceNote>>> places = new LinkedHashMap<>();
    for (PlaceNote label : labels()) {
      places
          .computeIfAbsent(label.source(), source -> new TreeMap<>())
          .computeIfAbsent(line(label), line -> new ArrayList<>())
          .add(label);
    }
    int room = screen.width() - gutter - 3;
    boolean first = true;
    for (Map.Entry<Source, Map<Integer, List<PlaceNote>>> place : places.entrySet()) {
      Source source = place.getKey();
      PlaceNote at = place.getValue().values().iterator().next().get(0);
      int start = first ? diagnostic.span().start() : at.span().start();
      String where =
          Cells.clean(source.name()) + ":" + source.line(start) + ":" + source.column(start);
      lines.add(List.of(new Piece(Piece.Role.FRAME, blank() + (first ? " ╭─ " : " ├─ ") + where)));
      first = false;
      place
          .getValue()
          .forEach(
              (line, labels) -> {
                Excerpt excerpt = new Excerpt(source, line, labels, room);
                String number = " ".repeat(gutter - String.valueOf(line).length()) + line;
                lines.add(framed(number + " │ ", List.of(excerpt.script())));
                excerpt.rows(room).forEach(row -> lines.add(framed(blank() + " │ ", row)));
              });
    }
  }

  private static List<Piece> framed(String frame, List<Piece> row) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece(Piece.Role.FRAME, frame));
    pieces.addAll(row);
    return pieces;
  }

  private void hints() {
    for (String hint : diagnostic.hints()) {
      String lead = blank() + " = ";
      int room = screen.width() - lead.length();
      for (String line : wrap(screen.words(hint), room, room)) {
        lines.add(List.of(new Piece(Piece.Role.FRAME, lead), new Piece(Piece.Role.HINT, line)));
        lead = " ".repeat(lead.length());
      }
    }
  }

  private String blank() {
    return " ".repeat(gutter);
  }

  private static int line(PlaceNote label) {
    return label.source().line(label.span().start());
  }

  /** Words in lines; a word too long for a line has one of its own. */
  private static List<String> wrap(String text, int first, int others) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int room = first;
    String clean =
        Arrays.stream(text.split("\\R"))
            .map(TabbedLine::new)
            .map(TabbedLine::text)
            .collect(Collectors.joining(" "));
    for (String word : clean.split("(?<=\\S)(?=\\s)")) {
      if (!line.isEmpty() && Cells.width(line + word) > room) {
        lines.add(line.toString());
        line.setLength(0);
        room = others;
        word = word.stripLeading();
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
