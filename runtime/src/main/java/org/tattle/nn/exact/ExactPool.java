package org.tattle.nn.exact;

import org.tattle.nn.network.Shape;

/**
 * The mean of each window of {@code size x size} pixels, or the first of its largest; pixels that
 * fill no window are left out.
 */
record ExactPool(Shape from, Shape to, int size, boolean largest) implements ExactLayer {
  @Override
  public int in() {
    return from.size();
  }

  @Override
  public int out() {
    return to.size();
  }

  private int corner(int place) {
    int x = place % to.width();
    int y = place / to.width() % to.height();
    int channel = place / (to.width() * to.height());
    return (channel * from.height() + y * size) * from.width() + x * size;
  }

  private int largest(double[] x, int place) {
    int corner = corner(place);
    int best = corner;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        int at = corner + i * from.width() + j;
        best = x[at] > x[best] ? at : best;
      }
    }
    return best;
  }

  /** Of each window what {@code of} has where {@code x} is largest, or its mean. */
  private double[] pooled(double[] x, double[] of) {
    double[] y = new double[out()];
    for (int place = 0; place < y.length; place++) {
      if (largest) {
        y[place] = of[largest(x, place)];
        continue;
      }
      int corner = corner(place);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          y[place] += of[corner + i * from.width() + j] / (size * size);
        }
      }
    }
    return y;
  }

  @Override
  public double[] value(double[] w, double[] x) {
    return pooled(x, x);
  }

  @Override
  public double[] value(double[] w, double[] v, double[] x, double[] rx) {
    return pooled(x, rx);
  }

  @Override
  public double[] back(double[] w, double[] x, double[] d) {
    double[] by = new double[in()];
    for (int place = 0; place < d.length; place++) {
      if (largest) {
        by[largest(x, place)] += d[place];
        continue;
      }
      int corner = corner(place);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          by[corner + i * from.width() + j] += d[place] / (size * size);
        }
      }
    }
    return by;
  }

  @Override
  public double[] back(double[] w, double[] v, double[] x, double[] rx, double[] d, double[] rd) {
    return back(w, x, rd);
  }
}
