package org.tattle.run;

import java.util.Optional;
import org.tattle.run.catalogue.Coded;
import org.tattle.run.catalogue.Sentence;

/**
 * The user's fault, found while running: a file that is not there, a column that is not a number.
 * It becomes a diagnostic at the parameter it names or, without one, at the statement.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Sentence told;
  private final Sentence discreetly;
  private final String parameter;

  private Fault(Sentence told, Sentence discreetly, String parameter) {
    super(told.message());
    this.told = told;
    this.discreetly = discreetly;
    this.parameter = parameter;
  }

  /**
   * A fault of the statement as a whole.
   *
   * @param values what fills the gaps of the sentence and of its hint
   */
  public static Fault of(Sentence sentence, Object... values) {
    Sentence told = sentence.with(values);
    return new Fault(told, told, null);
  }

  /** The same, told by another sentence where figures and values of the rows may not be told. */
  public Fault discreetly(Sentence sentence, Object... values) {
    return new Fault(told, sentence.with(values).hinting(told), parameter);
  }

  /** The same as it may be told where nothing of the rows may be. */
  public Fault discreet() {
    return new Fault(discreetly, discreetly, parameter);
  }

  /**
   * The same at a parameter.
   *
   * @param other its name, or null for the statement as a whole
   */
  public Fault at(String other) {
    return new Fault(told, discreetly, other);
  }

  public Coded code() {
    return told.code();
  }

  public Optional<String> parameter() {
    return Optional.ofNullable(parameter);
  }

  public Optional<String> hint() {
    return Optional.of(told.hint()).filter(hint -> !hint.isEmpty());
  }
}
