package org.tattle.privacy.noise;

/**
 * Multiples of a power of two, on which real numbers are released: the true value is rounded to the
 * grid, whole noise is added, and only the sum becomes a double. Its last bits then depend on the
 * sum alone (Mironov 2012, section 5.2). Rounding lets neighbours differ by one mesh more.
 *
 * @param mesh the distance of neighbouring points, a power of two
 */
record NoiseGrid(double mesh) {
  /** Values beyond are clamped, which no more separates neighbours than rounding does. */
  private static final double MOST = 1L << 61;

  /** The grid whose mesh is between 2^−{@code bits} of {@code scale} and half of that. */
  static NoiseGrid under(double scale, int bits) {
    return new NoiseGrid(Math.scalb(1.0, Math.getExponent(scale) - bits));
  }

  long index(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("the value to release is not a number");
    }
    return (long) Math.max(-MOST, Math.min(MOST, Math.rint(value / mesh)));
  }

  double value(long index) {
    return index * mesh;
  }
}
