package org.tattle.kernel;

/** Remembers what is said and shows nothing. */
final class Heard extends MutedOutput {
  private final StringBuilder said = new StringBuilder();

  @Override
  public void stdout(String text) {
    synchronized (said) {
      said.append(text);
    }
  }

  @Override
  public void stderr(String text) {
    stdout(text);
  }

  /** All of it so far. */
  String said() {
    synchronized (said) {
      return said.toString();
    }
  }
}
