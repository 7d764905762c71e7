package org.tattle.nn.stage;

import org.tattle.nn.blas.NativeFloats;

/** A layer at work on boxes. */
interface BoxStage {

  /** What comes out. */
  Box out();

  void forward(int rows);

  void backward(int rows);

  /** Gradients by weights, and by how large they are. */
  default void accumulate(int rows, float alpha, NativeFloats gradient, NativeFloats spread) {}

  /**
   * Takes a bound that is linear in what comes out to one in what goes in.
   *
   * @param weights of the network
   * @param to what the bounds have besides, {@code [rows]}
   * @return whether it can
   */
  boolean enclose(int rows, float[] weights, double[] to);
}
