package org.tattle.nn.exact;

/**
 * A layer that is linear in its weights and, but for the bias, in what goes in: then its changes
 * are products of the same kind, of one factor's change with the other.
 */
abstract class Weighted implements ExactLayer {

  /** Adds the product, with so many times the bias. */
  abstract void multiply(double[] w, double bias, double[] x, double[] sum);

  /** Adds the product with the transposed weights. */
  abstract void transposed(double[] w, double[] d, double[] sum);

  /** Adds so much of the outer product, and so many times {@code d} for the bias. */
  abstract void outer(double[] d, double[] x, double scale, double bias, double[] sum);

  @Override
  public double[] value(double[] w, double[] x) {
    double[] z = new double[out()];
    multiply(w, 1, x, z);
    return z;
  }

  @Override
  public double[] value(double[] w, double[] v, double[] x, double[] rx) {
    double[] rz = new double[out()];
    multiply(v, 1, x, rz);
    multiply(w, 0, rx, rz);
    return rz;
  }

  @Override
  public double[] back(double[] w, double[] x, double[] d) {
    double[] by = new double[in()];
    transposed(w, d, by);
    return by;
  }

  @Override
  public double[] back(double[] w, double[] v, double[] x, double[] rx, double[] d, double[] rd) {
    double[] by = new double[in()];
    transposed(v, d, by);
    transposed(w, rd, by);
    return by;
  }

  @Override
  public void gradient(double[] x, double[] d, double scale, double[] sum) {
    outer(d, x, scale, scale, sum);
  }

  @Override
  public void gradient(
      double[] x, double[] rx, double[] d, double[] rd, double scale, double[] sum) {
    outer(rd, x, scale, scale, sum);
    outer(d, rx, scale, 0, sum);
  }
}
