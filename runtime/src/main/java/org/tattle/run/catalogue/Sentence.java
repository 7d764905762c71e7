package org.tattle.run.catalogue;

import java.io.Serializable;
import java.util.Locale;

/**
 * What is said of one situation, with gaps that whoever finds it fills in. A code has a sentence
 * for each situation that asks for other words or another cure.
 *
 * @param code its code
 * @param message one sentence without a full stop, names and values in backticks; its gaps are
 *     those of {@link java.util.Formatter}
 * @param hint what to do about it, or empty; its gaps are filled after the message's, and {@code
 *     %1$s} is what filled the message's first
 */
public record Sentence(Coded code, String message, String hint) implements Serializable {
  /** What parts the two while their gaps are filled: no text of a user's holds it. */
  private static final String BETWEEN = "\u001e";

  /** A sentence that says what is the matter, where that says what to do. */
  public Sentence(Coded code, String message) {
    this(code, message, "");
  }

  /** The same with its gaps filled, alike whatever the user's language. */
  public Sentence with(Object... values) {
    String[] filled =
        String.format(Locale.ROOT, message + BETWEEN + hint, values).split(BETWEEN, 2);
    return new Sentence(code, filled[0], filled[1]);
  }

  /** The same with another's hint. */
  public Sentence hinting(Sentence other) {
    return new Sentence(code, message, other.hint);
  }
}
