package org.tattle.dsl.cli.console;

import java.util.stream.Stream;
import org.tattle.dsl.text.Screen;

/** What is known of the terminal, from the launcher and the environment. */
public final class Terminal {
  private static final int WIDTH = 80;

  /** A line longer than this is hard to read. */
  private static final int WIDE = 100;

  private static final int NARROWEST = 20;

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
  public static Screen screen() {
    return new Screen(width(), colour(out()), unicode(), Integer.MAX_VALUE);
  }

  /** Where faults are told. */
  public static Screen errors() {
    return new Screen(Math.min(width(), WIDE), colour(err()), unicode(), Integer.MAX_VALUE);
  }

  /** How many columns there are: {@code COLUMNS}, or what the launcher has asked the terminal. */
  public static int width() {
    String told = System.getenv().getOrDefault("COLUMNS", System.getProperty("tattle.columns", ""));
    return told.matches("[1-9]\\d{0,3}") ? Math.max(NARROWEST, Integer.parseInt(told)) : WIDTH;
  }

  /**
   * Whether the locale is one of UTF-8, by the first of the variables that is set. Where none is,
   * it is taken for one: most terminals are, and what starts programs without a locale is none.
   */
  private static boolean unicode() {
    return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
        .map(name -> System.getenv().getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(value -> value.matches("(?i).*utf-?8.*"))
        .orElse(true);
  }
}
