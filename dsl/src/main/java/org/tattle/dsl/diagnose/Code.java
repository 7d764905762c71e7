package org.tattle.dsl.diagnose;

import java.util.Arrays;
import java.util.Optional;

/**
 * The codes of all diagnostics. A code never changes its meaning and is never used again. What each
 * means, an example and its cure stand in {@code errors.md} beside this class, in the order of this
 * list.
 *
 * <p>S syntax, N names, P parameters, T targets and access, D defenses, R run time, A assertions, X
 * a fault of ours.
 */
public enum Code {
  S101,
  S102,
  S103,
  S104,
  S105,
  S106,
  S107,
  S108,
  S109,
  S110,
  S111,
  S112,
  S113,
  S114,
  S115,
  S116,
  S117,
  S118,
  S119,

  A600(Severity.FAILED),

  X900;

  private final Severity severity;

  Code() {
    this(Severity.ERROR);
  }

  Code(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }

  /** The code written so, in either case. */
  public static Optional<Code> of(String text) {
    return Arrays.stream(values()).filter(code -> code.name().equalsIgnoreCase(text)).findFirst();
  }
}
