package org.tattle.dsl.assist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.dsl.assist.Caret.Kind;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.Tokens;
import org.tattle.dsl.syntax.Tokens.Coloured;
import org.tattle.dsl.syntax.word.Verb;

/**
 * The words of a statement up to the caret. Words, and not a parse, because a statement that is
 * being written is wrong most of the time; what may come next follows from the verb, the open
 * brackets and the last word.
 */
final class CaretWords {
  private static final Set<String> PLAIN = Set.of("let", "param", "assert");
  private static final Set<Tokens.Kind> WORDS =
      Set.of(
          Tokens.Kind.VERB,
          Tokens.Kind.PREPOSITION,
          Tokens.Kind.OPERATOR_WORD,
          Tokens.Kind.CONSTANT,
          Tokens.Kind.COMPONENT,
          Tokens.Kind.PARAMETER,
          Tokens.Kind.NAME,
          Tokens.Kind.NUMBER);

  private final Source source;
  private final int offset;
  private final Deque<Integer> open = new ArrayDeque<>();
  private final List<Coloured> words = new ArrayList<>();
  private Optional<Coloured> inside = Optional.empty();

  CaretWords(Source source, int offset) {
    this.source = source;
    this.offset = offset;
    for (Coloured token : Tokens.of(source)) {
      if (token.span().start() >= offset) {
        break;
      } else if (token.kind() == Tokens.Kind.COMMENT) {
        inside = holds(token) ? Optional.of(token) : Optional.empty();
      } else if (holds(token)) {
        inside = Optional.of(token);
      } else {
        read(token);
      }
    }
    int start = inside.map(token -> token.span().start()).orElse(offset);
    if (breaks(
        start, inside.filter(token -> token.kind() == Tokens.Kind.PREPOSITION).isPresent())) {
      restart();
    }
  }

  /** Whether the caret is in the token, or at the end of a word that may go on. */
  private boolean holds(Coloured token) {
    int end = token.span().end();
    return switch (token.kind()) {
      case COMMENT -> end >= offset;
      case TEXT -> end > offset;
      case ERROR -> end >= offset && text(token).startsWith("\"");
      default -> WORDS.contains(token.kind()) && end >= offset;
    };
  }

  private void read(Coloured token) {
    if (breaks(token.span().start(), token.kind() == Tokens.Kind.PREPOSITION)) {
      restart();
    }
    String text = text(token);
    switch (text) {
      case "(", "[" -> open.push(words.size());
      case ")", "]" -> open.poll();
      case ";", "{", "}" -> {
        restart();
        return;
      }
      default -> {}
    }
    words.add(token);
  }

  private void restart() {
    words.clear();
    open.clear();
  }

  /** Whether a statement starts at the offset because a line does. */
  private boolean breaks(int start, boolean preposition) {
    if (words.isEmpty() || !open.isEmpty() || preposition) {
      return false;
    }
    Coloured last = words.get(words.size() - 1);
    boolean awaits =
        last.kind() == Tokens.Kind.PREPOSITION
            || last.kind() == Tokens.Kind.OPERATOR_WORD
            || last.kind() == Tokens.Kind.OPERATOR
            || text(last).equals(",");
    return !awaits && source.line(start) > source.line(last.span().start());
  }

  /**
   * The caret at an offset of a text, which need not be right.
   *
   * @throws IllegalArgumentException if the offset is outside the text
   */
  static Caret at(Source source, int offset) {
    if (offset < 0 || offset > source.text().length()) {
      throw new IllegalArgumentException("an offset of " + offset + " is outside the text");
    }
    return new CaretWords(source, offset).caret();
  }

  Caret caret() {
    Span prefix =
        inside.map(it -> Span.between(it.span().start(), offset)).orElse(new Span(offset, 0));
    Tokens.Kind kind = inside.map(Coloured::kind).orElse(Tokens.Kind.NAME);
    if (kind == Tokens.Kind.TEXT || kind == Tokens.Kind.ERROR) {
      Span text = Span.between(prefix.start() + 1, Math.max(prefix.start() + 1, offset));
      return caret(takesFile() ? Kind.FILE : Kind.NONE, Optional.empty(), List.of(), text);
    } else if (kind == Tokens.Kind.COMMENT || kind == Tokens.Kind.NUMBER) {
      return caret(Kind.NONE, Optional.empty(), List.of(), prefix);
    }
    return behind(prefix);
  }

  private Caret behind(Span prefix) {
    if (words.isEmpty()) {
      return caret(Kind.VERB, Optional.empty(), List.of(), prefix);
    }
    int last = words.size() - 1;
    String before = text(words.get(last));
    if (text(words.get(0)).equals("help")) {
      List<String> topic = words.stream().skip(1).map(this::text).toList();
      return caret(Kind.TOPIC, Optional.empty(), topic, prefix);
    } else if (before.equals(".")) {
      return caret(Kind.METRIC, Optional.empty(), path(last - 1), prefix);
    } else if (!open.isEmpty()) {
      return bracket(prefix, before);
    } else if (before.equals("=") && parameter(last).isPresent()) {
      return caret(Kind.VALUE, parameter(last), List.of(), prefix);
    } else if (before.equals("=")) {
      return caret(Kind.NAME, Optional.empty(), List.of(), prefix);
    } else if (before.equals(",")) {
      return caret(continued(), Optional.empty(), List.of(), prefix);
    } else if (words.get(last).kind() == Tokens.Kind.PREPOSITION) {
      return caret(clause(before), Optional.empty(), List.of(), prefix);
    } else if (words.get(last).kind() == Tokens.Kind.VERB || verbToBe()) {
      return caret(Kind.behind(before), Optional.empty(), List.of(), prefix);
    } else if (operator(words.get(last))) {
      return caret(Kind.NAME, Optional.empty(), List.of(), prefix);
    }
    return caret(behindObject(), Optional.empty(), List.of(), prefix);
  }

  private Caret bracket(Span prefix, String before) {
    int opening = open.peek();
    boolean list = text(words.get(opening)).equals("[");
    if (list && opening > 0 && text(words.get(opening - 1)).equals("=")) {
      Optional<String> parameter = parameter(opening - 1);
      Kind kind = parameter.isPresent() ? Kind.VALUE : Kind.NAME;
      return caret(kind, parameter, List.of(), prefix);
    }
    if (!list && verb().filter("release"::equals).isPresent()) {
      return caret(Kind.COLUMN, Optional.empty(), List.of(), prefix);
    }
    boolean call = !list && opening > 0 && words.get(opening - 1).kind() == Tokens.Kind.NAME;
    boolean first = before.equals("(") || before.equals(",");
    return call && first
        ? caret(Kind.ACTUAL, Optional.empty(), path(opening - 1), prefix)
        : caret(Kind.NAME, Optional.empty(), List.of(), prefix);
  }

  private static boolean operator(Coloured token) {
    return token.kind() == Tokens.Kind.OPERATOR || token.kind() == Tokens.Kind.OPERATOR_WORD;
  }

  private Kind clause(String word) {
    return switch (word) {
      case "by" -> verb().filter("release"::equals).isPresent() ? Kind.COLUMN : Kind.METRIC;
      case "to" -> Kind.FILE;
      case "as" -> Kind.NEW;
      case "with" -> Kind.PARAMETER;
      default -> Kind.NAME;
    };
  }

  /** What a comma goes on with: the list of the last clause, or the arguments. */
  private Kind continued() {
    for (int i = words.size() - 1; i >= 0; i--) {
      Coloured word = words.get(i);
      if (word.kind() == Tokens.Kind.PARAMETER) {
        return Kind.PARAMETER;
      } else if (word.kind() == Tokens.Kind.PREPOSITION && text(word).equals("in")) {
        return Kind.NEW;
      } else if (word.kind() == Tokens.Kind.PREPOSITION) {
        return clause(text(word));
      }
    }
    return verb().filter(Verb::acts).isPresent() ? Kind.PARAMETER : Kind.NAME;
  }

  private Kind behindObject() {
    String verb = verb().orElse("");
    if (verb.equals("set") && texts(Tokens.Kind.COMPONENT).isEmpty()) {
      return Kind.PARAMETER;
    }
    return verb.isEmpty() || PLAIN.contains(verb) ? Kind.NONE : Kind.CLAUSE;
  }

  private boolean takesFile() {
    if (words.isEmpty()) {
      return false;
    }
    String before = text(words.get(words.size() - 1));
    boolean object = words.size() == 2 && Verb.acts(text(words.get(0)));
    return before.equals("to") || before.equals("use") || object;
  }

  private Optional<String> verb() {
    return words.stream()
        .filter(word -> word.kind() == Tokens.Kind.VERB && !text(word).equals("explain"))
        .findFirst()
        .map(this::text)
        .or(() -> verbToBe() ? Optional.of("release") : Optional.empty());
  }

  /** Whether the one word so far becomes a verb by what is written next. */
  private boolean verbToBe() {
    return words.size() == 1 && text(words.get(0)).equals("release");
  }

  private Optional<String> parameter(int equals) {
    return equals > 0 && words.get(equals - 1).kind() == Tokens.Kind.PARAMETER
        ? Optional.of(text(words.get(equals - 1)))
        : Optional.empty();
  }

  /** The names of the path that ends at the index, parentheses left out. */
  private List<String> path(int end) {
    Deque<String> names = new ArrayDeque<>();
    int depth = 0;
    boolean wantsName = true;
    for (int i = end; i >= 0; i--) {
      String text = text(words.get(i));
      if (text.equals(")")) {
        depth++;
      } else if (text.equals("(") && depth > 0) {
        depth--;
      } else if (depth == 0 && wantsName && words.get(i).kind() == Tokens.Kind.NAME) {
        names.push(text);
        wantsName = false;
      } else if (depth == 0 && !wantsName && text.equals(".")) {
        wantsName = true;
      } else if (depth == 0) {
        break;
      }
    }
    return List.copyOf(names);
  }

  private Caret caret(Kind kind, Optional<String> parameter, List<String> path, Span prefix) {
    List<String> clauses = texts(Tokens.Kind.PREPOSITION);
    return new Caret(
        kind,
        verb(),
        texts(Tokens.Kind.COMPONENT).stream().findFirst(),
        parameter,
        clauses.stream().reduce((first, second) -> second),
        path,
        texts(Tokens.Kind.PARAMETER),
        clauses,
        texts(Tokens.Kind.NAME),
        words.isEmpty() ? prefix.start() : words.get(0).span().start(),
        prefix);
  }

  private List<String> texts(Tokens.Kind kind) {
    return words.stream().filter(word -> word.kind() == kind).map(this::text).toList();
  }

  private String text(Coloured token) {
    return source.text(token.span());
  }
}
