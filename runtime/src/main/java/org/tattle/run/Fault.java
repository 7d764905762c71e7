package org.tattle.run;

import java.util.Optional;

/**
 * The user's fault, found while running: a file that is not there, a column that is not a number.
 * It becomes a diagnostic at the parameter it names or, without one, at the statement.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String parameter;
  private final String hint;
  private final String withoutValues;

  /**
   * @param code the diagnostic's code, such as {@code R501}
   * @param parameter the parameter that is at fault, or null for the statement as a whole
   * @param message one sentence without a full stop; names and values in backticks
   * @param hint what to do about it, or null
   */
  public Fault(String code, String parameter, String message, String hint) {
    this(code, parameter, message, hint, message);
  }

  /**
   * @param withoutValues the message without figures and values of the rows, where it has some
   */
  public Fault(String code, String parameter, String message, String hint, String withoutValues) {
    super(message);
    this.withoutValues = withoutValues;
    this.code = code;
    this.parameter = parameter;
    this.hint = hint;
  }

  /** The same as it may be told where nothing of the rows may be. */
  public Fault discreet() {
    return new Fault(code, parameter, withoutValues, hint);
  }

  /** The same at another parameter. */
  public Fault at(String other) {
    return new Fault(code, other, getMessage(), hint, withoutValues);
  }

  public String code() {
    return code;
  }

  public Optional<String> parameter() {
    return Optional.ofNullable(parameter);
  }

  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }
}
