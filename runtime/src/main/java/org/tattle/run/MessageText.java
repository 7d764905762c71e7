package org.tattle.run;

import java.util.Locale;

/** Messages with figures in them, written alike whatever the user's language. */
public final class MessageText {
  private MessageText() {}

  /** The format filled in. */
  public static String of(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
