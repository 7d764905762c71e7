package org.tattle.dsl.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tattle.dsl.text.Screen;

/** How diagnostics are shown. All but JSON show the same lines. */
public enum DiagnosticFormat {
  /** Text without colours, for files and pipes. */
  PLAIN {
    @Override
    public String render(Diagnostic diagnostic) {
      return lines(diagnostic, STANDARD, Piece::text);
    }
  },

  /** Text for a terminal. The colours are the ones that read on dark and on light grounds. */
  ANSI {
    @Override
    public String render(Diagnostic diagnostic) {
      return lines(diagnostic, STANDARD, piece -> Colours.ansi(piece, diagnostic.severity()));
    }
  },

  /** A {@code pre} element with its own styles, everything in it escaped. */
  HTML {
    @Override
    public String render(Diagnostic diagnostic) {
      return Colours.PRE
          + lines(diagnostic, STANDARD, piece -> Colours.html(piece, diagnostic.severity()))
          + "</pre>";
    }
  },

  /** An object; several are an array. */
  JSON {
    @Override
    public String render(Diagnostic diagnostic) {
      return DiagnosticJson.of(diagnostic).toString();
    }

    @Override
    public String render(List<Diagnostic> diagnostics) {
      return DiagnosticJson.of(diagnostics).toString();
    }
  };

  private static final int MOST = 100;

  /** Where nobody says how wide it is. */
  private static final Screen STANDARD = Screen.plain(80);

  /** One diagnostic, without a new line at its end. */
  public abstract String render(Diagnostic diagnostic);

  /** As text, for a screen. */
  public static String text(List<Diagnostic> diagnostics, Screen screen) {
    return joined(diagnostics, "\n\n", diagnostic -> text(diagnostic, screen));
  }

  private static String text(Diagnostic diagnostic, Screen screen) {
    return lines(
        diagnostic,
        screen,
        piece -> screen.ansi() ? Colours.ansi(piece, diagnostic.severity()) : piece.text());
  }

  /** Several, with a blank line between them. Of very many, people are shown the first. */
  public String render(List<Diagnostic> diagnostics) {
    return joined(diagnostics, this == HTML ? "\n" : "\n\n", this::render);
  }

  private static String joined(
      List<Diagnostic> diagnostics, String between, Function<Diagnostic, String> each) {
    List<String> shown = new ArrayList<>();
    diagnostics.stream().limit(MOST).map(each).forEach(shown::add);
    if (diagnostics.size() > MOST) {
      shown.add("and " + (diagnostics.size() - MOST) + " more");
    }
    return String.join(between, shown);
  }

  private static String lines(Diagnostic diagnostic, Screen screen, Function<Piece, String> look) {
    return Layout.of(diagnostic, screen).stream()
        .map(line -> line.stream().map(p -> new Piece(p.role(), screen.aligned(p.text()))).toList())
        .map(line -> line.stream().map(look).collect(Collectors.joining()).stripTrailing())
        .collect(Collectors.joining("\n"));
  }
}
