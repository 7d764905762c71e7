package org.tattle.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.Tokens;
import org.tattle.dsl.syntax.Tokens.Coloured;
import org.tattle.dsl.syntax.Tokens.Kind;

/**
 * The statement a caret is in, up to the caret: its words, and the word being typed. Read from
 * tokens and not from a tree, as what is being typed is not yet a statement.
 *
 * @param words everything of the statement before the typed word
 * @param typed the piece of a word that ends at the caret; may be empty
 * @param line whether it starts a line below another statement, which a clause word would continue
 * @param quiet whether the caret is in a comment or a text, where nothing is offered
 */
record Phrase(List<String> words, String typed, boolean line, boolean quiet) {
  Phrase {
    words = List.copyOf(words);
  }

  static Phrase at(String code, int caret) {
    int start = caret;
    while (start > 0 && isWord(code.charAt(start - 1))) {
      start--;
    }
    String typed = code.substring(start, caret);
    Source before = new Source("", code.substring(0, start));
    List<String> words = new ArrayList<>();
    int depth = 0;
    int end = 0;
    boolean quiet = false;
    for (Coloured token : Tokens.of(before)) {
      String text = before.text(token.span());
      boolean newLine = hasNewLine(before.text(), end, token.span());
      if (newLine && depth == 0 && token.kind() != Kind.PREPOSITION) {
        words.clear();
      }
      end = token.span().end();
      quiet =
          end == start
              && (token.kind() == Kind.COMMENT
                  || token.kind() == Kind.ERROR && text.startsWith("\""));
      if (token.kind() == Kind.COMMENT) {
        quiet = before.text().indexOf('\n', token.span().start()) < 0;
        continue;
      }
      switch (text) {
        case "(", "[" -> depth++;
        case ")", "]" -> depth--;
        default -> {}
      }
      if (text.equals(";") || text.equals("{") || text.equals("}")) {
        words.clear();
        depth = 0;
      } else {
        words.add(text);
      }
    }
    boolean line = depth <= 0 && before.text().indexOf('\n', end) >= 0 && !words.isEmpty();
    if (line) {
      words.clear();
    }
    return new Phrase(words, typed, line, quiet);
  }

  String verb() {
    return words.isEmpty() ? "" : words.get(0);
  }

  /** The word that many before the typed one; 1 is the nearest. */
  String back(int n) {
    return n > words.size() ? "" : words.get(words.size() - n);
  }

  /** The dotted name before the typed word, such as {@code base.lira} of {@code base.lira.a}. */
  List<String> path() {
    List<String> path = new ArrayList<>();
    for (int i = 1; back(i).equals(".") && !back(i + 1).isEmpty(); i += 2) {
      path.add(0, back(i + 1));
    }
    return path;
  }

  /** The clause word that the caret is behind, with nothing or a list of names between. */
  Optional<String> clause() {
    int i = 1;
    while (back(i).equals(",")) {
      i += 2;
      while (back(i).equals(".")) {
        i += 2;
      }
    }
    return Words.CLAUSES.contains(back(i)) ? Optional.of(back(i)) : Optional.empty();
  }

  static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean hasNewLine(String text, int from, Span to) {
    int newline = text.indexOf('\n', from);
    return newline >= 0 && newline < to.start();
  }
}
