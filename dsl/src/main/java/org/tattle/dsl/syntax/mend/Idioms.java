package org.tattle.dsl.syntax.mend;

import java.util.List;
import java.util.Optional;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.diagnose.sentence.SyntaxFaults;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.word.Lexing;

/**
 * Statements from the habit of another language, told whole: {@code model.fit(X, y)}, {@code SELECT
 * COUNT(*) FROM t}, {@code train t > out.txt}. A fault is found at its first odd word, and what is
 * said of that word alone seldom helps; what such a statement is called here does. What is known
 * stands in {@code idioms.txt}, and is asked for statements with a fault alone.
 */
public final class Idioms {
  /** The longest statement that is compared: longer ones are no habit. */
  private static final int LONGEST = 400;

  /** The longest statement that is told whole where words of it differ. */
  private static final int SHORT = 70;

  private static final List<Idiom> ALL = IdiomFile.read();

  private Idioms() {}

  /** What a statement with a fault would be here, if it is one of another language. */
  public static Optional<Diagnostic> of(Source source, Span statement) {
    String text = source.text(statement).strip();
    if (text.length() > LONGEST) {
      text = text.lines().findFirst().orElse("").strip();
    }
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<Call> call = Call.of(text);
    for (Idiom idiom : ALL) {
      Optional<Idiom.Meant> meant = idiom.meant(text, call);
      if (meant.isPresent() && !meant.get().statement().equals(text)) {
        Span span = new Span(source.text().indexOf(text, statement.start()), text.length());
        return Optional.of(told(source, span, idiom, meant.get()));
      }
    }
    return Optional.empty();
  }

  /** Told at the words that differ; at all of it where it has no counterpart word by word. */
  private static Diagnostic told(Source source, Span whole, Idiom idiom, Idiom.Meant meant) {
    Change change =
        meant.whole()
            ? Change.between(source.text(whole), meant.statement())
            : new Change(0, whole.length(), meant.statement());
    Span span = new Span(whole.start() + change.start(), change.length());
    String first = source.text(span).lines().findFirst().orElse("");
    Diagnostic found =
        Diagnostic.of(
            SyntaxFaults.WRITTEN_OTHERWISE, source, span, Lexing.cut(first), idiom.language());
    String plain = change.instead();
    if (meant.whole() && plain.isEmpty()) {
      found = found.caption("leave it out").fix(new Fix("leave it out", span, ""));
    } else if (meant.whole()) {
      String write =
          "write `" + (meant.statement().length() > SHORT ? plain : meant.statement()) + "`";
      found = found.caption(write).fix(new Fix(write, span, plain));
    } else if (!plain.isEmpty()) {
      found = found.caption("such as `" + plain + "`");
    }
    return meant.advice().isEmpty() ? found : found.hint(meant.advice());
  }
}
