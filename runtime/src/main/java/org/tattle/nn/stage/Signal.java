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

  /**
   * Features of one example that are read before those of the next: 16 of its neighbours come
   * along.
   */
  private static final int TILE = 16;

  /**
   * Adds the gradient of each example to a row.
   *
   * @param to rows from the beginning on, each {@code stride} after the last
   */
  public void addDeltas(int batch, float[] to, int at, int stride) {
    for (int from = 0; from < features; from += TILE) {
      int end = Math.min(features, from + TILE);
      for (int b = 0; b < batch; b++) {
        int row = at + b * stride;
        for (int f = from; f < end; f++) {
          to[row + f] += delta[f * batch + b];
        }
      }
    }
  }

  /** A signal that is read from elsewhere, or whose gradient nobody wants, has no room for it. */
  Signal(int features, int values, int deltas) {
    this.features = features;
    value = new float[Math.multiplyExact(features, values)];
    delta = new float[Math.multiplyExact(features, deltas)];
  }
}
