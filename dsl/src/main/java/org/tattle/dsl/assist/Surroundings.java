package org.tattle.dsl.assist;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.StringJoiner;
import org.tattle.component.Registry;
import org.tattle.dsl.check.Checker;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.Parser;
import org.tattle.dsl.syntax.Tokens;
import org.tattle.dsl.syntax.Tokens.Coloured;

/**
 * The names that a statement sees, from the text before it. That text need not be right: what can
 * be read of it is checked, and its mistakes are somebody else's. Where the statement stands in a
 * block that is still open, the block's head is read as what it does to the names: an axis of a
 * sweep is a name for the first of its values.
 */
final class Surroundings {
  private final Source before;
  private final List<Coloured> tokens;

  private Surroundings(Source before) {
    this.before = before;
    this.tokens = Tokens.of(before);
  }

  /** The scope at the start of a statement. */
  static Scope at(
      Registry registry, Scope session, Settings settings, Source source, int statement) {
    Source before =
        new Source(source.name(), source.text().substring(0, statement), source.folder());
    String open = new Surroundings(before).opened();
    return Checker.names(
        registry,
        session,
        settings,
        Parser.parse(new Source(source.name(), open, source.folder())));
  }

  /** The text, with the heads of open blocks replaced, as long as it was. */
  private String opened() {
    StringBuilder text = new StringBuilder(before.text());
    for (int brace : braces()) {
      int verb = brace;
      while (verb > 0 && tokens.get(verb).kind() != Tokens.Kind.VERB) {
        verb--;
      }
      int start = tokens.get(verb).span().start();
      int end = tokens.get(brace).span().end();
      String names = names(tokens.subList(verb, brace));
      boolean fits = names.length() < end - start;
      text.replace(
          start, end, (fits ? names : "") + " ".repeat(end - start - (fits ? names.length() : 0)));
      text.setCharAt(end - 1, ';');
    }
    return text.toString();
  }

  /** The opening braces that are not closed. */
  private Deque<Integer> braces() {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      String text = text(i);
      if (text.equals("{")) {
        open.push(i);
      } else if (text.equals("}")) {
        open.poll();
      }
    }
    return open;
  }

  /** {@code let eps = 1} for {@code sweep eps in [1, 2]}. */
  private String names(List<Coloured> head) {
    StringJoiner names = new StringJoiner(";");
    for (int i = 1; i + 1 < head.size(); i++) {
      if (before.text(head.get(i).span()).equals("in")) {
        int value = before.text(head.get(i + 1).span()).equals("[") ? i + 2 : i + 1;
        Span first = head.get(Math.min(value, head.size() - 1)).span();
        names.add("let " + before.text(head.get(i - 1).span()) + "=" + before.text(first));
      }
    }
    return names.toString();
  }

  private String text(int token) {
    return before.text(tokens.get(token).span());
  }
}
