package org.tattle.dsl.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.tattle.dsl.show.Screen;

/** What is known of the terminal, from the launcher and the environment. */
final class Terminal {
  private static final int WIDTH = 80;

  private Terminal() {}

  /** Whether standard output is a terminal; the launcher says so. */
  static boolean out() {
    return Boolean.getBoolean("tattle.tty.out");
  }

  /** Whether standard error is a terminal. */
  static boolean err() {
    return Boolean.getBoolean("tattle.tty.err");
  }

  /** Whether to colour what goes to a terminal. */
  static boolean colour(boolean terminal) {
    return terminal && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
  }

  /** Where results are shown. */
  static Screen screen() {
    return new Screen(WIDTH, colour(out()), unicode(), Integer.MAX_VALUE);
  }

  private static boolean unicode() {
    String ctype = System.getenv().getOrDefault("LC_ALL", System.getenv("LC_CTYPE"));
    return !"C".equals(ctype) && !"POSIX".equals(ctype)
        || Charset.defaultCharset().equals(StandardCharsets.UTF_8);
  }
}
