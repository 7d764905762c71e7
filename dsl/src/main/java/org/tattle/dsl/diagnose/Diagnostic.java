package org.tattle.dsl.diagnose;

import java.util.ArrayList;
import java.util.List;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.Sentence;

/**
 * One thing that is wrong with a script. A value: whoever finds it returns it, whoever shows it
 * picks a renderer.
 *
 * @param code its entry in the catalogue
 * @param source the script, file or cell
 * @param span what is at fault
 * @param message one sentence without a full stop, names in backticks
 * @param caption a few words beside the carets; may be empty
 * @param labels other places and values that explain it
 * @param hints at most two lines of what to do
 * @param fixes changes that would cure it
 */
public record Diagnostic(
    Code code,
    Source source,
    Span span,
    String message,
    String caption,
    List<PlaceNote> labels,
    List<String> hints,
    List<Fix> fixes) {

  public Diagnostic {
    labels = List.copyOf(labels);
    hints = List.copyOf(hints);
    fixes = List.copyOf(fixes);
  }

  /**
   * A diagnostic that says what the catalogue says of it.
   *
   * @param values what fills the gaps of the sentence and of its hint
   */
  public static Diagnostic of(Sentence sentence, Source source, Span span, Object... values) {
    Sentence told = sentence.with(values);
    Diagnostic found = of(Code.of(told.code()), source, span, told.message());
    return told.hint().isEmpty() ? found : found.hint(told.hint());
  }

  /** A diagnostic that says what a fault says, at one place whatever parameter it names. */
  public static Diagnostic of(Fault fault, Source source, Span span) {
    Diagnostic found = of(Code.of(fault.code()), source, span, fault.getMessage());
    return fault.hint().map(found::hint).orElse(found);
  }

  /** A diagnostic that says no more than a message from elsewhere. */
  public static Diagnostic of(Code code, Source source, Span span, String message) {
    return new Diagnostic(code, source, span, message, "", List.of(), List.of(), List.of());
  }

  public Severity severity() {
    return code.severity();
  }

  /** The same with words beside its carets. */
  public Diagnostic caption(String words) {
    return new Diagnostic(code, source, span, message, words, labels, hints, fixes);
  }

  /** The same with another place of its own source. */
  public Diagnostic cause(Span where, String text) {
    return cause(source, where, text);
  }

  /** The same with a place of another source. */
  public Diagnostic cause(Source other, Span where, String text) {
    return label(new PlaceNote(other, where, text, PlaceNote.Style.CAUSE));
  }

  /** The same with what a part of the expression came to. */
  public Diagnostic value(Span part, String text) {
    return label(new PlaceNote(source, part, text, PlaceNote.Style.VALUE));
  }

  /** The same with one more label. */
  public Diagnostic label(PlaceNote label) {
    return new Diagnostic(code, source, span, message, caption, and(labels, label), hints, fixes);
  }

  /** The same with one more hint. */
  public Diagnostic hint(String hint) {
    return new Diagnostic(code, source, span, message, caption, labels, and(hints, hint), fixes);
  }

  /** The same with one more fix. */
  public Diagnostic fix(Fix fix) {
    return new Diagnostic(code, source, span, message, caption, labels, hints, and(fixes, fix));
  }

  /**
   * The same with {@code did you mean …?} as its caption and a fix for each candidate; unchanged
   * without candidates.
   *
   * @param names what may have been meant, best first
   */
  public Diagnostic suggest(List<String> names) {
    if (names.isEmpty()) {
      return this;
    }
    Diagnostic suggested = caption("did you mean " + Suggest.or(names) + "?");
    for (String name : names) {
      suggested = suggested.fix(new Fix("write `" + name + "`", span, name));
    }
    return suggested;
  }

  private static <T> List<T> and(List<T> some, T more) {
    List<T> all = new ArrayList<>(some);
    all.add(more);
    return all;
  }
}
