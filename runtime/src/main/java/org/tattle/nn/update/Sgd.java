package org.tattle.nn.update;

import org.tattle.nn.blas.NativeFloats;

/** {@code w = w - lr (g + decay w)}. */
record Sgd(NativeFloats target, double decay) implements UpdateRule {
  @Override
  public double alpha(double lr) {
    return -lr;
  }

  @Override
  public double beta(double lr) {
    return 1 - lr * decay;
  }

  @Override
  public boolean finishes() {
    return false;
  }

  @Override
  public void finish(double lr, long step, int from, int count, int part) {}
}
