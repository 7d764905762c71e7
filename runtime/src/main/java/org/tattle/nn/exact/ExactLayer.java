package org.tattle.nn.exact;

/**
 * A layer that can be gone through forwards and backwards, and once more along a direction in which
 * every value carries its derivative (Pearlmutter 1994). Weights are those of the whole network, of
 * which a layer knows its own place.
 */
interface ExactLayer {

  /** How many values go in. */
  int in();

  /** How many come out. */
  int out();

  /** How many weights it has; 0 for most. */
  default int weights() {
    return 0;
  }

  /** What comes out. */
  double[] value(double[] w, double[] x);

  /** How that changes where weights change along {@code v} and what goes in along {@code rx}. */
  double[] value(double[] w, double[] v, double[] x, double[] rx);

  /** The gradient by what goes in, where {@code d} is that by what comes out. */
  double[] back(double[] w, double[] x, double[] d);

  /** How that changes, where {@code d} changes along {@code rd}. */
  double[] back(double[] w, double[] v, double[] x, double[] rx, double[] d, double[] rd);

  /** Adds so much of the gradient by its weights. */
  default void gradient(double[] x, double[] d, double scale, double[] sum) {}

  /** Adds so much of how that changes. */
  default void gradient(
      double[] x, double[] rx, double[] d, double[] rd, double scale, double[] sum) {}
}
