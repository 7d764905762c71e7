package org.tattle.kernel;

import java.nio.file.Path;

/** A kernel process of the pocket language. */
final class PocketKernel {
  private PocketKernel() {}

  public static void main(String[] arguments) {
    KernelProcess.run(Path.of(arguments[0]), () -> new Magics(new Pocket()));
  }
}
