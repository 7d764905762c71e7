package org.tattle.kernel.host;

import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.tattle.kernel.language.Bundle;
import org.tattle.kernel.language.Output;

/**
 * The output of a cell in another kernel's notebook.
 *
 * @param host the kernel
 */
record HostOutput(BaseKernel host) implements Output {
  @Override
  public void stdout(String text) {
    host.getIO().out.print(text);
    host.getIO().out.flush();
  }

  @Override
  public void stderr(String text) {
    host.getIO().err.print(text);
    host.getIO().err.flush();
  }

  @Override
  public void display(Bundle bundle) {
    host.display(data(bundle, new DisplayData()));
  }

  @Override
  public void display(Bundle bundle, String displayId) {
    DisplayData data = data(bundle, new DisplayData());
    data.setDisplayId(displayId);
    host.display(data);
  }

  @Override
  public void update(Bundle bundle, String displayId) {
    host.getIO().display.updateDisplay(displayId, data(bundle, new DisplayData()));
  }

  @Override
  public void result(Bundle bundle) {
    display(bundle);
  }

  @Override
  public void clear(boolean wait) {}

  @Override
  public Optional<String> input(String prompt, boolean password) {
    return Optional.empty();
  }

  /** Puts all forms of a bundle into the host's. */
  static DisplayData data(Bundle bundle, DisplayData into) {
    bundle.data().forEach(into::putData);
    bundle.metadata().forEach(into::putMetaData);
    return into;
  }
}
