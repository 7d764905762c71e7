package org.tattle.nn.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.Slot;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * Convolutions of rows that are longer than what is summed at once, with more filters than take
 * their turns at once, against the definition in double precision. Values lie within -1 and 1: sums
 * of n products err by less than n times 1e-7, and a wrong place shows by about 1.
 */
class ConvolutionTest {
  private static final int BATCH = 129;
  private static final StepThreads CREW = new StepThreads(1, Control.NONE);

  private final UniformRandomProvider random = new Seed(8).random();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void filtersSumWhatTheirWindowsSee(int size) {
    Shape shape = new Shape(2, 4, 10);
    int count = 35;
    int above = (size - 1) / 2;
    int columns = shape.channels() * size * size + 1;
    float[] images = values(shape.size() * BATCH);
    float[] weights = values(count * columns);
    float[] out = new float[count * shape.height() * shape.width() * BATCH];
    Filters filters = new Filters(shape, count, size, above, BATCH, CREW);
    filters.apply(images, BATCH, weights, out, 0, 3);
    filters.apply(images, BATCH, weights, out, 3, 4);
    double worst = 0;
    for (int f = 0; f < count; f += 17) {
      for (int at = 0; at < shape.height() * shape.width() * BATCH; at++) {
        double sum = weights[f * columns + columns - 1];
        for (int k = 0; k < columns - 1; k++) {
          sum += weights[f * columns + k] * (double) seen(shape, images, BATCH, size, k, at);
        }
        int place = f * shape.height() * shape.width() * BATCH + at;
        worst = Math.max(worst, Math.abs(out[place] - sum));
      }
    }
    assertThat(worst).isLessThan(columns * 1e-7);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4})
  void productsSumOverPixelsAndExamples(int size) {
    Shape shape = new Shape(33, 3, 11);
    int batch = 30;
    int filters = 2;
    int columns = shape.channels() * size * size + 1;
    Layer layer = new Layer.Convolution(filters, size);
    Shape out = new Shape(filters, shape.height(), shape.width());
    Slot slot = new Slot(layer, shape, out, columns * filters);
    int plane = shape.height() * shape.width() * batch;
    float[] images = values(shape.size() * batch);
    float[] deltas = values(filters * plane);
    long floats = Products.floats(slot, batch) + Arena.padded(slot.weights());
    try (Arena arena = new Arena(floats, Control.NONE)) {
      Products products = new Products(slot, (size - 1) / 2, batch, arena);
      NativeFloats sum = arena.take(slot.weights());
      products.sum(images, deltas, batch, 0, shape.height(), sum, CREW);
      for (int k = 0; k < columns; k += 8) {
        for (int f = 0; f < filters; f++) {
          double expected = 0;
          for (int at = 0; at < plane; at++) {
            double v = k == columns - 1 ? 1 : seen(shape, images, batch, size, k, at);
            expected += v * deltas[f * plane + at];
          }
          assertThat((double) sum.get(k * filters + f)).isCloseTo(expected, within(plane * 1e-7));
        }
      }
    }
  }

  /** The pixel at place {@code k} of the window around a pixel of an example. */
  private static float seen(Shape in, float[] images, int batch, int size, int k, int at) {
    int above = (size - 1) / 2;
    int y = at / batch / in.width() + k / size % size - above;
    int x = at / batch % in.width() + k % size - above;
    if (y < 0 || y >= in.height() || x < 0 || x >= in.width()) {
      return 0;
    }
    int channel = k / (size * size);
    return images[((channel * in.height() + y) * in.width() + x) * batch + at % batch];
  }

  private float[] values(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return values;
  }
}
