package org.tattle.component;

import java.util.List;

/**
 * A component cannot be made of these values of its parameters: thrown by the constructor of its
 * record, where one parameter depends on another. Whoever made it in Java reads the message;
 * scripts are told at the place of the parameter.
 */
public final class ParameterFault extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> parameters;

  /**
   * @param message one sentence without a full stop; names and values in backticks
   * @param parameters as scripts call them: told where the first of these stands that was given
   */
  public ParameterFault(String message, String... parameters) {
    super(message);
    this.parameters = List.of(parameters);
  }

  /** Those at fault. */
  public List<String> parameters() {
    return parameters;
  }
}
