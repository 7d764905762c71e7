package org.tattle.nn.step;

/**
 * Puts noise on a sum so that the low bits of the result tell nothing (Mironov 2012): what comes
 * out is the nearest point to sum plus noise on a grid of 2^-6 to 2^-7 deviations, whatever bits
 * the sum had. Noise of finite bits does not reach every double, and which it reaches would tell
 * what it was added to; but of a cell of the grid it misses only what lies by the edges.
 *
 * <p>With mesh h = 2^k the parts are added without rounding but for the one of noise times
 * deviation: the sum's nearest grid point is taken off, which is exact, and the rest is below h/2.
 * So each cell is hit with the chance it has for real numbers, but for a relative {@link
 * #DEPARTURE}, wherever the sum lies. Sums of real numbers, rounded, are as private as these are,
 * and what departs from it is charged by {@code FiniteArithmetic}. The grid adds h^2 / 12 to the
 * variance, 2e-5 of it at most.
 */
public final class Lattice {
  private static final int BITS = 6;

  /** What rounds a double below 2^51 to the nearest whole number, by adding and taking off. */
  private static final double ROUND = 0x1.8p52;

  /**
   * How far the chance of a cell is off at most, as a share of it. A deviate is off by {@link
   * Normals#ERROR} and by as much again for the product, so at each of a cell's two edges points
   * within 2^-42 deviations, on either side, may fall wrong: 2^-40 of the density there, against a
   * width of 2^-7 and a density up to e^(36.4/64) = 1.8 times less elsewhere in the cell.
   */
  public static final double DEPARTURE = 0x1.0p-32;

  private final double[] exact = new double[Normals.BLOCK];

  /** The width of a cell. */
  static double mesh(double deviation) {
    return Math.scalb(1.0, Math.getExponent(deviation) - BITS);
  }

  /** Replaces the first {@code n} sums by themselves with noise, which is written over. */
  void disturb(float[] sum, double[] normals, double deviation, int n) {
    double mesh = mesh(deviation);
    widen(sum, exact, n);
    round(exact, normals, 1 / mesh, deviation / mesh, mesh, n);
    narrow(normals, sum, n);
  }

  private static void widen(float[] from, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = from[i];
    }
  }

  private static void round(
      double[] exact, double[] normals, double lines, double scale, double mesh, int n) {
    for (int i = 0; i < n; i++) {
      double sum = exact[i] * lines;
      double whole = sum + ROUND - ROUND;
      double noisy = sum - whole + normals[i] * scale + ROUND - ROUND;
      normals[i] = (whole + noisy) * mesh;
    }
  }

  private static void narrow(double[] from, float[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = (float) from[i];
    }
  }
}
