package org.tattle.run;

import java.util.Optional;
import org.tattle.run.catalogue.Coded;
import org.tattle.run.catalogue.Sentence;

/**
 * What the user should look at, found while running, though the work went on: it becomes a
 * diagnostic as a {@link Fault} does.
 *
 * @param told what is said, its gaps filled
 * @param parameter the parameter that it is about, if it is about one
 */
public record Warning(Sentence told, Optional<String> parameter) {

  /** A warning about the statement as a whole. */
  public static Warning of(Sentence sentence, Object... values) {
    return new Warning(sentence.with(values), Optional.empty());
  }

  /** The same about a parameter. */
  public Warning at(String name) {
    return new Warning(told, Optional.of(name));
  }

  public Coded code() {
    return told.code();
  }

  /** One sentence without a full stop; names and values in backticks. */
  public String message() {
    return told.message();
  }

  /** What to do about it. */
  public String hint() {
    return told.hint();
  }
}
