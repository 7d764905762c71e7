package org.tattle.data;

import java.util.Locale;

/** Messages with figures in them, written alike whatever the user's language. */
final class Message {
  private Message() {}

  static String of(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
