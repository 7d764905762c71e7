package org.tattle.run;

import java.util.Locale;

/** Messages with figures in them, written alike whatever the user's language. */
public final class Message {
  private Message() {}

  /** The format filled in. */
  public static String of(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
