package org.tattle.component;

/**
 * How the texts of a parameter are written where not every text will do. It has a constructor
 * without arguments, and scripts are told at the very text, before anything runs.
 */
public interface TextForm {
  /** Throws a fault of the user's, as reading the text would, if it is not written so. */
  void check(String text);

  /** Any text will do. */
  final class Any implements TextForm {
    @Override
    public void check(String text) {}
  }
}
