package org.tattle.kernel.language;

import java.util.Optional;

/**
 * Where a running cell speaks, and where it may ask. Any thread may call it; nothing blocks but
 * {@link #input}. What is written here reaches the front end before the cell is reported as
 * finished.
 */
public interface Output {

  /** Text for standard output; not necessarily whole lines. */
  void stdout(String text);

  /** Text for standard error. */
  void stderr(String text);

  /** Shows a bundle beneath the cell. */
  void display(Bundle bundle);

  /** Shows a bundle that {@link #update} can replace later, here or from another cell. */
  void display(Bundle bundle, String displayId);

  /** Replaces what was shown under the identifier. */
  void update(Bundle bundle, String displayId);

  /** Shows the value of the cell, numbered like its prompt. */
  void result(Bundle bundle);

  /**
   * Removes what the cell has shown.
   *
   * @param wait whether to keep it until something else is shown, which avoids flicker
   */
  void clear(boolean wait);

  /**
   * How often something was printed, or shown that is no display with an identifier; so that what
   * is updated in place can tell whether it is still the last thing there.
   */
  default long written() {
    return 0;
  }

  /**
   * Asks the user for a line and waits for it.
   *
   * @param password whether the typed text stays hidden
   * @return the line, or empty if this front end cannot be asked
   * @throws java.util.concurrent.CancellationException if the cell is interrupted meanwhile
   */
  Optional<String> input(String prompt, boolean password);
}
