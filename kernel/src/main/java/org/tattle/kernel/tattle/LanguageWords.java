package org.tattle.kernel.tattle;

import org.tattle.dsl.syntax.Highlighting;

/** The words of the language, for highlighters that front ends are given. */
public final class LanguageWords {
  private LanguageWords() {}

  /** A script of a highlighter with the words in the places that wait for them. */
  public static String filled(String script) {
    return Highlighting.filled(script);
  }
}
