package org.tattle.defense.robust;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.nn.network.Shape;

/**
 * Keeps of pictures what JPEG does (ITU-T T.81, annexes A.3 and K.1; Guo et al. 2018): the cosine
 * coefficients of each block of 8 x 8, rounded to multiples of what the table of luminance says at
 * a quality, for each channel by itself. Edges are repeated to whole blocks. As of all of its kind,
 * a gain against who does not know of it is no proof.
 */
@Component(
    name = "jpeg",
    doc = "Compresses pictures as JPEG does before the model sees them, which proves nothing.",
    paper = "Guo et al. 2018, Countering Adversarial Images using Input Transformations",
    example = "defend jpeg quality=75")
public record Jpeg(@Param(doc = "quality, as JPEG counts it", min = 1, max = 100) int quality)
    implements PictureDefense {
  private static final int SIDE = 8;
  private static final int WHITE = 255;
  private static final int GREY = 128;

  /** Steps of coefficients at quality 50 (table K.1). */
  private static final int[] STEPS = {
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99
  };

  private static final double[][] COSINES = cosines();

  public Jpeg() {
    this(75);
  }

  /** The rows of the orthonormal transform. */
  private static double[][] cosines() {
    double[][] rows = new double[SIDE][SIDE];
    for (int u = 0; u < SIDE; u++) {
      for (int x = 0; x < SIDE; x++) {
        double scale = Math.sqrt((u == 0 ? 1.0 : 2.0) / SIDE);
        rows[u][x] = scale * Math.cos((2 * x + 1) * u * Math.PI / (2 * SIDE));
      }
    }
    return rows;
  }

  @Override
  public void change(float[] rows, Shape shape) {
    int plane = shape.height() * shape.width();
    double factor = (quality < 50 ? 5000.0 / quality : 200 - 2.0 * quality) / 100;
    double[][] block = new double[SIDE][SIDE];
    for (int from = 0; from < rows.length; from += plane) {
      for (int top = 0; top < shape.height(); top += SIDE) {
        for (int left = 0; left < shape.width(); left += SIDE) {
          block(rows, from, top, left, shape, block, factor);
        }
      }
    }
  }

  private static void block(
      float[] rows, int from, int top, int left, Shape shape, double[][] block, double factor) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int row = Math.min(shape.height() - 1, top + y);
        int column = Math.min(shape.width() - 1, left + x);
        block[y][x] = WHITE * rows[from + row * shape.width() + column] - GREY;
      }
    }
    double[][] there = product(COSINES, false, product(block, false, COSINES, true), false);
    for (int u = 0; u < SIDE * SIDE; u++) {
      double step = Math.max(1, Math.min(WHITE, Math.floor(STEPS[u] * factor + 0.5)));
      there[u / SIDE][u % SIDE] = step * Math.rint(there[u / SIDE][u % SIDE] / step);
    }
    double[][] back = product(COSINES, true, product(there, false, COSINES, false), false);
    for (int y = 0; y < SIDE && top + y < shape.height(); y++) {
      for (int x = 0; x < SIDE && left + x < shape.width(); x++) {
        double value = Math.max(0, Math.min(WHITE, Math.rint(back[y][x] + GREY)));
        rows[from + (top + y) * shape.width() + left + x] = (float) (value / WHITE);
      }
    }
  }

  private static double[][] product(double[][] a, boolean turnA, double[][] b, boolean turnB) {
    double[][] c = new double[SIDE][SIDE];
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        for (int k = 0; k < SIDE; k++) {
          c[i][j] += (turnA ? a[k][i] : a[i][k]) * (turnB ? b[j][k] : b[k][j]);
        }
      }
    }
    return c;
  }
}
