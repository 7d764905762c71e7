package org.tattle.component;

import java.util.Locale;

/** The words that start a clause. */
public enum Preposition {
  ON,
  USING,
  OF,
  BY,
  TO,
  AS,
  WITH;

  /** How scripts write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
