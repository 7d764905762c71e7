package org.tattle.dsl.syntax.mend;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.diagnose.sentence.SyntaxFaults;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.word.Lexing;
import org.tattle.dsl.syntax.word.Words;
import org.tattle.grammar.TattleLexer;
import org.tattle.run.catalogue.Sentence;

/**
 * Paths and names that are no words, written without quotes: {@code load csv data/p.csv}, {@code
 * label=salary-class}, {@code model=model}. The tokens that stand together without a blank are
 * taken as one, and told with their quotes.
 */
final class Unquoted {
  private static final Pattern ANYWHERE =
      Pattern.compile("(?:[A-Za-z]:[/\\\\]|[~.]?[/\\\\]|\\.\\.[/\\\\]|\\w+://).*[A-Za-z].*");

  /** A file by its ending; other words behind a dot may be metrics. */
  private static final Pattern FILE =
      Pattern.compile(
          "(?i)[^A-Za-z]*+[A-Za-z].*\\.(?:csv|tsv|txt|gz|tgz|zip|tar|bz2|npz?|json|html?|pdf|svg|png|md|tex"
              + "|tattle|parquet|xlsx?|arff|data|dat|ipynb|py|pt|pth|pkl|onnx|sql|sh)");

  /** A letter before a separator, or a word behind one: in one pass, however long it is. */
  private static final Pattern PATH =
      Pattern.compile(
          "[^A-Za-z]*+[A-Za-z][^./\\\\]*+[./\\\\].*|[^./\\\\]*+[./\\\\]\\W*+\\w.*", Pattern.DOTALL);

  static final Pattern HYPHENS = Pattern.compile("[A-Za-z_]\\w*+(?:-\\w++)++");
  private static final Set<Integer> WRITERS = Set.of(TattleLexer.EXPORT, TattleLexer.REPORT);

  private final Source source;
  private final Brackets brackets;

  Unquoted(Source source, Brackets brackets) {
    this.source = source;
    this.brackets = brackets;
  }

  /** The fault of a path or a name that the token is part of, if it is of one. */
  Optional<Diagnostic> fault(Token culprit) {
    Token first = brackets.first(culprit);
    Token last = brackets.last(culprit);
    if (Lexing.ends(culprit.getType()) || brackets.previous(first) == brackets.end()) {
      return Optional.empty();
    }
    Token before = brackets.previous(first);
    Token start = brackets.start(first);
    String written = source.text(Lexing.span(first, last));
    if (written.codePoints().anyMatch(Words::quote)) {
      return Optional.empty();
    }
    boolean file = ANYWHERE.matcher(written).matches() || FILE.matcher(written).matches();
    boolean path = file || PATH.matcher(written).matches();
    if (valued(before, start)) {
      boolean hyphens = HYPHENS.matcher(written).matches();
      boolean verb = first == last && Lexing.verb(first.getType()) && !operand(start);
      return file || hyphens || verb ? Optional.of(quoted(first, last, hyphens)) : Optional.empty();
    } else if (start.getType() == TattleLexer.LOAD && path) {
      return before == start
          ? Optional.of(kindless(first, last))
          : brackets.previous(before) == start
              ? Optional.of(quoted(first, last, false))
              : Optional.empty();
    }
    boolean named = before == start && start.getType() == TattleLexer.USE;
    boolean target = before.getType() == TattleLexer.TO && WRITERS.contains(start.getType());
    if ((named || target)
        && (path || Lexing.ident(first.getType()) || HYPHENS.matcher(written).matches())) {
      return Optional.of(quoted(first, last, false));
    }
    return WRITERS.contains(start.getType()) && file && first != start
        ? Optional.of(behind(first, last))
        : Optional.empty();
  }

  /** A file that stands right behind {@code load}, in quotes or not. */
  Diagnostic kindless(Token first, Token last) {
    Span span = Lexing.span(first, last);
    String text = source.text(span);
    String csv = "csv " + (text.startsWith("\"") ? text : quotes(text));
    return Diagnostic.of(SyntaxFaults.FILE_BEHIND_ITS_KIND, source, span)
        .caption("write `" + csv + "`")
        .fix(new Fix("write `" + csv + "`", span, csv));
  }

  /** Whether an argument's value, a column or a part of one starts behind the token. */
  private boolean valued(Token before, Token start) {
    return switch (before.getType()) {
      case TattleLexer.GETS -> start.getType() != TattleLexer.LET && previousNamed(before);
      case TattleLexer.LBRACK, TattleLexer.BY -> true;
      case TattleLexer.COMMA ->
          brackets
              .open(start.getTokenIndex(), before.getTokenIndex())
              .filter(open -> open.getType() == TattleLexer.LBRACK)
              .isPresent();
      case TattleLexer.LPAREN -> start.getType() == TattleLexer.RELEASE;
      default -> false;
    };
  }

  private boolean previousNamed(Token gets) {
    Token name = brackets.previous(gets);
    return !brackets.firstOfStatement(name);
  }

  private static boolean operand(Token start) {
    return start.getType() == TattleLexer.ASSERT || start.getType() == TattleLexer.SHOW;
  }

  private Diagnostic quoted(Token first, Token last, boolean difference) {
    Span span = Lexing.span(first, last);
    String text = source.text(span);
    Sentence sentence =
        difference
            ? SyntaxFaults.NAME_IN_QUOTES
            : first == last && Lexing.verb(first.getType())
                ? SyntaxFaults.WORD_IN_QUOTES
                : SyntaxFaults.FILE_WITHOUT_QUOTES;
    return Diagnostic.of(sentence, source, span, Lexing.cut(text))
        .caption("write `" + Lexing.cut(quotes(text)) + "`")
        .fix(new Fix("write quotes", span, quotes(text)));
  }

  private Diagnostic behind(Token first, Token last) {
    Span span = Lexing.span(first, last);
    String to = "to " + quotes(source.text(span));
    return Diagnostic.of(SyntaxFaults.FILE_IN_QUOTES, source, span)
        .caption("write `" + to + "`")
        .fix(new Fix("write `to` and quotes", span, to));
  }

  /** The text as one of the language; a path is understood with slashes everywhere. */
  private static String quotes(String text) {
    return "\"" + text.replace('\\', '/') + "\"";
  }
}
