package org.tattle.nn.exact;

/** Every input to every unit, weights {@code [out, in + 1]} with the bias last in each row. */
final class ExactDense extends Weighted {
  private final int in;
  private final int out;
  private final int start;

  ExactDense(int in, int out, int start) {
    this.in = in;
    this.out = out;
    this.start = start;
  }

  @Override
  public int in() {
    return in;
  }

  @Override
  public int out() {
    return out;
  }

  @Override
  public int weights() {
    return (in + 1) * out;
  }

  @Override
  void multiply(double[] w, double bias, double[] x, double[] sum) {
    for (int o = 0; o < out; o++) {
      int row = start + o * (in + 1);
      double z = w[row + in] * bias;
      for (int i = 0; i < in; i++) {
        z += w[row + i] * x[i];
      }
      sum[o] += z;
    }
  }

  @Override
  void transposed(double[] w, double[] d, double[] sum) {
    for (int o = 0; o < out; o++) {
      int row = start + o * (in + 1);
      double by = d[o];
      for (int i = 0; by != 0 && i < in; i++) {
        sum[i] += w[row + i] * by;
      }
    }
  }

  @Override
  void outer(double[] d, double[] x, double scale, double bias, double[] sum) {
    for (int o = 0; o < out; o++) {
      int row = start + o * (in + 1);
      double by = scale * d[o];
      for (int i = 0; by != 0 && i < in; i++) {
        sum[row + i] += by * x[i];
      }
      sum[row + in] += bias * d[o];
    }
  }
}
