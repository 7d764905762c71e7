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

  /**
   * @param code the diagnostic's code, such as {@code R501}
   * @param parameter the parameter that is at fault, or null for the statement as a whole
   * @param message one sentence without a full stop; names and values in backticks
   * @param hint what to do about it, or null
   */
  public Fault(String code, String parameter, String message, String hint) {
    super(message);
    this.code = code;
    this.parameter = parameter;
    this.hint = hint;
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
