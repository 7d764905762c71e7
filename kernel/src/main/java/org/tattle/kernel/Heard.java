package org.tattle.kernel;

import java.util.Optional;

/**
 * Remembers what is said and shows nothing.
 *
 * @param said all of it so far
 */
record Heard(StringBuilder said) implements Output {
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

  @Override
  public void display(Bundle bundle) {}

  @Override
  public void display(Bundle bundle, String displayId) {}

  @Override
  public void update(Bundle bundle, String displayId) {}

  @Override
  public void result(Bundle bundle) {}

  @Override
  public void clear(boolean wait) {}

  @Override
  public Optional<String> input(String prompt, boolean password) {
    return Optional.empty();
  }
}
