package org.tattle.component;

import java.util.Locale;

/** How Java names are written in scripts. */
public final class ScriptNames {
  private ScriptNames() {}

  /** {@code weightDecay} as {@code weight_decay}. */
  public static String snake(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
