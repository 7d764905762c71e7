package org.tattle.run;

import java.util.Optional;

/**
 * What the user should look at, found while running, though the work went on: it becomes a
 * diagnostic as a {@link Fault} does.
 *
 * @param code the diagnostic's code, such as {@code R551}
 * @param parameter the parameter that it is about, if it is about one
 * @param message one sentence without a full stop; names and values in backticks
 * @param hint what to do about it
 */
public record Warning(String code, Optional<String> parameter, String message, String hint) {
  public Warning(String code, String parameter, String message, String hint) {
    this(code, Optional.of(parameter), message, hint);
  }
}
