package org.tattle.nn.stage;

/**
 * What flows between two stages, on the heap: values forwards and gradients of the loss by them
 * backwards, both {@code [features, batch]}, the examples of a feature side by side, so that what
 * is done per example runs over neighbours.
 */
public final class Signal {
  final int features;
  public final float[] value;
  public final float[] delta;

  /** How many features it has. */
  public int features() {
    return features;
  }

  Signal(int features, int capacity) {
    this(features, capacity, capacity);
  }

  /** A signal that is read from elsewhere, or whose gradient nobody wants, has no room for it. */
  Signal(int features, int values, int deltas) {
    this.features = features;
    value = new float[Math.multiplyExact(features, values)];
    delta = new float[Math.multiplyExact(features, deltas)];
  }
}
