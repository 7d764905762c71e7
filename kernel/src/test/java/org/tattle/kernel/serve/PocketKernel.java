package org.tattle.kernel.serve;

import java.nio.file.Path;
import org.tattle.kernel.KernelProcess;
import org.tattle.kernel.magic.Magics;

/** A kernel process of the pocket language. */
final class PocketKernel {
  private PocketKernel() {}

  public static void main(String[] arguments) {
    KernelProcess.run(Path.of(arguments[0]), () -> new Magics(new Pocket()));
  }
}
