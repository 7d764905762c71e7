package org.tattle.nn.train;

import org.bytedeco.javacpp.FloatPointer;
import org.tattle.nn.blas.Blas;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.StepThreads;

/**
 * A step's gradient that is put together apart from the weights: that of a batch too large for the
 * buffers, or one that is kept to a norm, {@code g = min(1, C / |g|) g} (Pascanu et al. 2013).
 */
final class JoinedGradient {

  /** Weights that are gone through without asking whether to go on. */
  private static final int RUN = 1 << 20;

  /** Weights whose squares are summed at once. */
  private static final int SOME = 1 << 16;

  private final NativeFloats floats;
  private final StepThreads threads;
  private final FloatPointer place;
  private final FloatPointer met;

  JoinedGradient(NativeFloats floats, StepThreads threads) {
    this.floats = floats;
    this.threads = threads;
    place = floats.at(0);
    met = floats.at(0);
  }

  /** Where it is put together. */
  NativeFloats floats() {
    return floats;
  }

  /** Scales it down to a norm, if it is longer. */
  void keep(double norm) {
    float[] some = new float[Math.min(SOME, floats.size())];
    double squares = 0;
    for (int from = 0; from < floats.size(); from += SOME) {
      int n = Math.min(SOME, floats.size() - from);
      floats.get(from, some, 0, n);
      for (int i = 0; i < n; i++) {
        squares += some[i] * (double) some[i];
      }
    }
    double length = Math.sqrt(squares);
    if (length > norm) {
      Blas.scale(floats.size(), (float) (norm / length), floats.to(met, 0));
    }
  }

  /** Sets {@code target = beta * target}, and adds this to it. */
  void into(NativeFloats target, float beta) {
    for (int from = 0; from < target.size(); from += RUN) {
      threads.check();
      int n = Math.min(RUN, target.size() - from);
      FloatPointer to = target.to(place, from);
      Blas.scale(n, beta, to);
      Blas.axpy(n, 1, floats.to(met, from), to);
    }
  }
}
