package org.tattle.measure;

/**
 * Structural similarity of two pictures (Wang et al. 2004, equation 13): the mean over windows of
 * {@code (2 m_x m_y + c1)(2 s_xy + c2) / ((m_x² + m_y² + c1)(s_x² + s_y² + c2))}, with windows of
 * 11 pixels weighed by a normal density of deviation 1.5, or as large as the picture lets them be;
 * 1 for equal pictures.
 */
public final class Ssim {
  private static final int SIDE = 11;
  private static final double DEVIATION = 1.5;

  private Ssim() {}

  /**
   * How alike they are; of several channels the mean.
   *
   * @param x channel by channel, row by row, {@code [channels * height * width]}
   * @param range of what a pixel can be
   */
  public static double of(double[] x, double[] y, int height, int width, double range) {
    int side = Math.min(SIDE, Math.min(height, width));
    double[] window = window(side);
    int plane = height * width;
    double sum = 0;
    int windows = 0;
    for (int from = 0; from < x.length; from += plane) {
      for (int top = 0; top + side <= height; top++) {
        for (int left = 0; left + side <= width; left++) {
          sum += at(x, y, from + top * width + left, width, window, side, range);
          windows++;
        }
      }
    }
    return sum / windows;
  }

  private static double at(
      double[] x, double[] y, int corner, int width, double[] window, int side, double range) {
    double meanX = 0;
    double meanY = 0;
    double squareX = 0;
    double squareY = 0;
    double both = 0;
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        double weight = window[i] * window[j];
        double a = x[corner + i * width + j];
        double b = y[corner + i * width + j];
        meanX += weight * a;
        meanY += weight * b;
        squareX += weight * a * a;
        squareY += weight * b * b;
        both += weight * a * b;
      }
    }
    double c1 = 0.01 * range * 0.01 * range;
    double c2 = 0.03 * range * 0.03 * range;
    double means = meanX * meanX + meanY * meanY;
    return (2 * meanX * meanY + c1)
        * (2 * (both - meanX * meanY) + c2)
        / ((means + c1) * (squareX + squareY - means + c2));
  }

  private static double[] window(int side) {
    double[] window = new double[side];
    double sum = 0;
    for (int i = 0; i < side; i++) {
      double off = (i - (side - 1) / 2.0) / DEVIATION;
      window[i] = Math.exp(-off * off / 2);
      sum += window[i];
    }
    for (int i = 0; i < side; i++) {
      window[i] /= sum;
    }
    return window;
  }
}
