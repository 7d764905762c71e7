package org.tattle.dsl.diagnose;

import java.util.Locale;

/** How bad a diagnostic is. */
public enum Severity {
  /** Nothing runs. */
  ERROR,
  /** It runs, and may not mean what was meant. */
  WARNING,
  /** It ran, and what had to hold does not. */
  FAILED;

  /** How it is written: {@code error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
