package org.tattle.nn.stage;

/** Bounds of the values between two layers, and what goes backwards through them. */
public final class Box {
  /** The least of each value; backwards, what a bound of a margin is linear by, too. */
  public final Signal least;

  public final Signal most;

  Box(int features, int capacity) {
    this(new Signal(features, capacity), new Signal(features, capacity));
  }

  Box(Signal least, Signal most) {
    this.least = least;
    this.most = most;
  }

  /** Adds the least that the linear bound of each row takes in the box. */
  void least(int rows, double[] to) {
    for (int f = 0; f < least.features; f++) {
      for (int b = 0; b < rows; b++) {
        int at = f * rows + b;
        double slope = least.delta[at];
        to[b] += slope * (slope > 0 ? least.value[at] : most.value[at]);
      }
    }
  }
}
