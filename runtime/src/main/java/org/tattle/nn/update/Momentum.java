package org.tattle.nn.update;

import org.bytedeco.javacpp.FloatPointer;
import org.tattle.nn.blas.Blas;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.network.Optimizer;

/** {@code v = momentum v + g + decay w; w = w - lr v}. */
record Momentum(
    NativeFloats weights,
    NativeFloats target,
    Optimizer optimizer,
    FloatPointer[] speeds,
    FloatPointer[] places)
    implements UpdateRule {
  Momentum(NativeFloats weights, NativeFloats target, Optimizer optimizer, int parts) {
    this(weights, target, optimizer, target.pointers(parts), weights.pointers(parts));
  }

  @Override
  public double alpha(double lr) {
    return 1;
  }

  @Override
  public double beta(double lr) {
    return optimizer.momentum();
  }

  @Override
  public boolean finishes() {
    return true;
  }

  @Override
  public void finish(double lr, long step, int from, int count, int part) {
    FloatPointer w = weights.to(places[part], from);
    FloatPointer v = target.to(speeds[part], from);
    if (optimizer.weightDecay() != 0) {
      Blas.axpy(count, (float) optimizer.weightDecay(), w, v);
    }
    Blas.axpy(count, (float) -lr, v, w);
  }
}
