package org.tattle.nn.exact;

import org.tattle.nn.network.Shape;

/**
 * Filters over windows of {@code size x size} pixels, every {@code stride} pixels, with a margin of
 * zeros that leaves the picture its size at stride 1; weights {@code [filters, channels * size *
 * size + 1]} with the bias last in each row.
 */
final class ExactConvolution extends Weighted {
  private final Shape from;
  private final Shape to;
  private final int size;
  private final int stride;
  private final int start;

  ExactConvolution(Shape from, int filters, int size, int stride, int start) {
    this.from = from;
    this.size = size;
    this.stride = stride;
    this.start = start;
    to = new Shape(filters, places(from.height()), places(from.width()));
  }

  private int places(int side) {
    return (side - 1) / stride + 1;
  }

  Shape to() {
    return to;
  }

  @Override
  public int in() {
    return from.size();
  }

  @Override
  public int out() {
    return to.size();
  }

  @Override
  public int weights() {
    return (filter() + 1) * to.channels();
  }

  private int filter() {
    return from.channels() * size * size;
  }

  /** What is done with one weight and all places where it is used, a row of them at a time. */
  private interface Use {
    /**
     * @param weight its place
     * @param in the first pixel that goes in, and then every {@code stride} pixels
     * @param out the first place that comes out
     * @param count how many
     */
    void of(int weight, int in, int out, int count);
  }

  private void each(Use use) {
    int margin = (size - 1) / 2;
    for (int f = 0; f < to.channels(); f++) {
      for (int c = 0; c < from.channels(); c++) {
        for (int i = 0; i < size; i++) {
          for (int j = 0; j < size; j++) {
            int weight = start + f * (filter() + 1) + (c * size + i) * size + j;
            int first = first(margin - j);
            int count = last(margin - j, from.width(), to.width()) - first + 1;
            int top = first(margin - i);
            int bottom = last(margin - i, from.height(), to.height());
            for (int y = top; count > 0 && y <= bottom; y++) {
              int line = (c * from.height() + y * stride + i - margin) * from.width();
              use.of(
                  weight,
                  line + first * stride + j - margin,
                  (f * to.height() + y) * to.width() + first,
                  count);
            }
          }
        }
      }
    }
  }

  /** The first place whose pixel lies in the picture: {@code place * stride >= off}. */
  private int first(int off) {
    return off <= 0 ? 0 : (off + stride - 1) / stride;
  }

  /** The last place whose pixel lies in the picture: {@code place * stride <= side - 1 + off}. */
  private int last(int off, int side, int places) {
    return Math.min(places - 1, Math.floorDiv(side - 1 + off, stride));
  }

  @Override
  void multiply(double[] w, double bias, double[] x, double[] sum) {
    int plane = to.height() * to.width();
    for (int f = 0; bias != 0 && f < to.channels(); f++) {
      double by = w[start + f * (filter() + 1) + filter()] * bias;
      for (int p = f * plane; p < (f + 1) * plane; p++) {
        sum[p] += by;
      }
    }
    each(
        (weight, in, out, count) -> {
          double by = w[weight];
          for (int k = 0; k < count; k++) {
            sum[out + k] += by * x[in + k * stride];
          }
        });
  }

  @Override
  void transposed(double[] w, double[] d, double[] sum) {
    each(
        (weight, in, out, count) -> {
          double by = w[weight];
          for (int k = 0; k < count; k++) {
            sum[in + k * stride] += by * d[out + k];
          }
        });
  }

  @Override
  void outer(double[] d, double[] x, double scale, double bias, double[] sum) {
    each(
        (weight, in, out, count) -> {
          double by = 0;
          for (int k = 0; k < count; k++) {
            by += d[out + k] * x[in + k * stride];
          }
          sum[weight] += scale * by;
        });
    int plane = to.height() * to.width();
    for (int f = 0; bias != 0 && f < to.channels(); f++) {
      double by = 0;
      for (int p = f * plane; p < (f + 1) * plane; p++) {
        by += d[p];
      }
      sum[start + f * (filter() + 1) + filter()] += bias * by;
    }
  }
}
