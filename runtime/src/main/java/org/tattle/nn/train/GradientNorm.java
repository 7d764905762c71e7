package org.tattle.nn.train;

import org.bytedeco.javacpp.FloatPointer;
import org.tattle.nn.blas.Blas;
import org.tattle.nn.blas.NativeFloats;

/** Keeps a step's gradient to a norm: {@code g = min(1, C / |g|) g} (Pascanu et al. 2013). */
final class GradientNorm {

  /** Weights that are gone through at once. */
  private static final int RUN = 1 << 16;

  private GradientNorm() {}

  /**
   * Scales a gradient down to a norm, if it is longer.
   *
   * @param place a pointer of the caller's that is used on the way
   */
  static void keep(NativeFloats gradient, double norm, FloatPointer place) {
    float[] some = new float[Math.min(RUN, gradient.size())];
    double squares = 0;
    for (int from = 0; from < gradient.size(); from += RUN) {
      int n = Math.min(RUN, gradient.size() - from);
      gradient.get(from, some, 0, n);
      for (int i = 0; i < n; i++) {
        squares += some[i] * (double) some[i];
      }
    }
    double length = Math.sqrt(squares);
    if (length > norm) {
      Blas.scale(gradient.size(), (float) (norm / length), gradient.to(place, 0));
    }
  }
}
