package org.tattle.nn;

/** The squared norm of one example's gradient by the weights of a convolution. */
final class Norms {
  private final Crew crew;
  private final Shape in;
  private final int filters;
  private final int inner;
  private final Patches patches;
  private final Piece deltas;
  private final Piece gradient;
  private final float[] image;
  private final float[] row;
  private final float[] values;

  Norms(Slot slot, Arena arena, Crew crew) {
    this.crew = crew;
    int size = ((Layer.Convolution) slot.layer()).size();
    in = slot.in();
    filters = slot.out().channels();
    inner = in.channels() * size * size + 1;
    patches = new Patches(in, size, 1, arena);
    deltas = arena.take(filters * in.width());
    gradient = arena.take(slot.weights());
    image = new float[in.size()];
    row = new float[filters * in.width()];
    values = new float[slot.weights()];
  }

  static long floats(Slot slot) {
    int size = ((Layer.Convolution) slot.layer()).size();
    return Patches.floats(slot.in(), size, 1)
        + Arena.padded((long) slot.out().channels() * slot.in().width())
        + Arena.padded(slot.weights());
  }

  /**
   * @param inputs {@code [channels, height, width, batch]}
   * @param outputs gradients by the outputs, {@code [filters, height, width, batch]}
   */
  float square(float[] inputs, float[] outputs, int batch, int b) {
    for (int i = 0; i < image.length; i++) {
      image[i] = inputs[i * batch + b];
    }
    int width = in.width();
    for (int y = 0; y < in.height(); y++) {
      crew.check();
      patches.build(image, 1, y, false);
      for (int f = 0; f < filters; f++) {
        int from = (f * in.height() + y) * width;
        for (int x = 0; x < width; x++) {
          row[f * width + x] = outputs[(from + x) * batch + b];
        }
      }
      deltas.put(0, row, 0, row.length);
      Blas.gemm(
          false,
          true,
          filters,
          inner,
          width,
          1,
          deltas.pointer(),
          width,
          patches.columns().pointer(),
          width,
          y == 0 ? 0 : 1,
          gradient.pointer(),
          inner);
    }
    gradient.get(0, values, 0, values.length);
    double sum = 0;
    for (float v : values) {
      sum += v * v;
    }
    return (float) sum;
  }
}
