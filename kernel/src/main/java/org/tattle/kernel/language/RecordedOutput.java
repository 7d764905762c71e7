package org.tattle.kernel.language;

/** Remembers what is said and shows nothing. */
public final class RecordedOutput extends MutedOutput {
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
  public String said() {
    synchronized (said) {
      return said.toString();
    }
  }
}
