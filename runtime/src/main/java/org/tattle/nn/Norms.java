package org.tattle.nn;

/** The squared norm of one example's gradient by the weights of a convolution. */
final class Norms {
  private final Shape in;
  private final Crew crew;
  private final Products products;
  private final Piece gradient;
  private final float[] image;
  private final float[] deltas;
  private final float[] values;

  Norms(Slot slot, Arena arena, Crew crew) {
    int size = ((Layer.Convolution) slot.layer()).size();
    in = slot.in();
    this.crew = crew;
    products = new Products(slot, (size - 1) / 2, 1, arena);
    gradient = arena.take(slot.weights());
    image = new float[in.size()];
    deltas = new float[slot.out().size()];
    values = new float[slot.weights()];
  }

  static long floats(Slot slot) {
    return Products.floats(slot, 1) + Arena.padded(slot.weights());
  }

  /**
   * @param inputs {@code [channels, height, width, batch]}
   * @param outputs gradients by the outputs, {@code [filters, height, width, batch]}
   */
  float square(float[] inputs, float[] outputs, int batch, int b) {
    take(inputs, batch, b, image);
    take(outputs, batch, b, deltas);
    products.sum(image, deltas, 1, 0, in.height(), gradient, crew);
    gradient.get(0, values, 0, values.length);
    double sum = 0;
    for (float v : values) {
      sum += v * v;
    }
    return (float) sum;
  }

  private static void take(float[] signal, int batch, int b, float[] example) {
    for (int i = 0; i < example.length; i++) {
      example[i] = signal[i * batch + b];
    }
  }
}
