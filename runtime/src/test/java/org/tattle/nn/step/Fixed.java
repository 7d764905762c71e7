package org.tattle.nn.step;

/** Noise that is given. */
final class Fixed {
  private Fixed() {}

  /** Noise whose blocks begin with these deviates, and go on as they were. */
  static NoiseBlocks noise(double... deviates) {
    return new NoiseBlocks() {
      @Override
      protected void bits(long step, int block, long[] to) {}

      @Override
      public void fill(long step, int block, double[] to) {
        System.arraycopy(deviates, 0, to, 0, deviates.length);
      }
    };
  }
}
