package org.tattle.nn.stage;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Zeroes each value with probability {@code rate} while training, in place, and divides the others
 * by {@code 1 - rate}, so that nothing is to be done afterwards (Srivastava et al. 2014, inverted
 * form).
 */
final class DropoutStage implements Stage {
  private final Signal signal;
  private final UniformRandomProvider random;
  private final int threshold;
  private final float[] mask;
  private final float kept;

  DropoutStage(double rate, Signal signal, UniformRandomProvider random) {
    this.signal = signal;
    this.random = random;
    threshold = (int) Math.round(rate * (1 << 16));
    mask = new float[signal.value.length];
    kept = (float) (1 / (1 - rate));
  }

  @Override
  public void forward(int batch, boolean training) {
    int n = signal.features * batch;
    if (!training) {
      Arrays.fill(mask, 0, n, 1);
      return;
    }
    draw(n);
    times(mask, signal.value, n);
  }

  @Override
  public void backward(int batch) {
    times(mask, signal.delta, signal.features * batch);
  }

  private void draw(int n) {
    for (int i = 0; i < n; i += 4) {
      long bits = random.nextLong();
      for (int j = i; j < Math.min(n, i + 4); j++, bits >>>= 16) {
        mask[j] = (bits & 0xffff) < threshold ? 0 : kept;
      }
    }
  }

  private static void times(float[] mask, float[] values, int n) {
    for (int i = 0; i < n; i++) {
      values[i] *= mask[i];
    }
  }
}
