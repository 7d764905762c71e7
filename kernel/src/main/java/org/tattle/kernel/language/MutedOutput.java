package org.tattle.kernel.language;

import java.util.Optional;

/** The output of a silent cell: nothing is shown. */
public class MutedOutput implements Output {
  public static final MutedOutput INSTANCE = new MutedOutput();

  @Override
  public void stdout(String text) {}

  @Override
  public void stderr(String text) {}

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
