package org.tattle.dsl.diagnose;

import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;

/**
 * A note at a place of a script, perhaps of another one than the diagnostic's.
 *
 * @param source the script, file or cell
 * @param span where in it
 * @param text a few words; may be empty
 * @param style how it is drawn
 */
public record PlaceNote(Source source, Span span, String text, Style style) {

  /** How a label is drawn. */
  public enum Style {
    /** The place that is at fault: {@code ^^^^}. */
    CULPRIT,
    /** A place that has to do with it: {@code ----}. */
    CAUSE,
    /** What a part of an expression came to, hung below it. */
    VALUE
  }
}
