package org.tattle.dsl.show.figure;

import java.util.Arrays;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;

/**
 * A line as it shows on a figure: in places along the axes (0 to 1), cut off where it leaves them
 * (Liang and Barsky 1984). A NaN in {@code y} is a gap.
 */
public record Trace(double[] x, double[] y) {

  /** Far enough outside to keep slopes, near enough for arithmetic. */
  private static final double FAR = 100;

  /**
   * The part of a line between {@code from} and {@code to} on both axes.
   *
   * @param x [n] values, of which those that a logarithmic axis cannot show count as far below
   * @param y [n] likewise
   */
  public static Trace of(Figure figure, double[] x, double[] y, double from, double to) {
    return cut(places(figure.x(), x), places(figure.y(), y), from, to);
  }

  public static double[] places(Axis axis, double[] values) {
    return Arrays.stream(values)
        .map(v -> axis.scale() == Axis.Scale.LOG && v <= 0 ? -FAR : axis.place(v))
        .map(place -> Math.max(-FAR, Math.min(FAR, place)))
        .toArray();
  }

  private static Trace cut(double[] x, double[] y, double from, double to) {
    double[] across = new double[3 * x.length];
    double[] up = new double[3 * x.length];
    int n = 0;
    for (int i = 1; i < x.length; i++) {
      double[] part = inside(x[i - 1], y[i - 1], x[i], y[i], from, to);
      if (part == null) {
        continue;
      }
      boolean goesOn = n > 0 && across[n - 1] == part[0] && up[n - 1] == part[1];
      if (!goesOn) {
        if (n > 0) {
          across[n] = across[n - 1];
          up[n++] = Double.NaN;
        }
        across[n] = part[0];
        up[n++] = part[1];
      }
      across[n] = part[2];
      up[n++] = part[3];
    }
    return new Trace(Arrays.copyOf(across, n), Arrays.copyOf(up, n));
  }

  /** The part of a stretch within the square, as two points; null when there is none. */
  private static double[] inside(
      double x0, double y0, double x1, double y1, double from, double to) {
    double[] steps = {x0 - x1, x1 - x0, y0 - y1, y1 - y0};
    double[] room = {x0 - from, to - x0, y0 - from, to - y0};
    double start = 0;
    double end = 1;
    for (int edge = 0; edge < 4; edge++) {
      double t = room[edge] / steps[edge];
      if (!(steps[edge] != 0 || room[edge] >= 0)) {
        return null;
      } else if (steps[edge] < 0) {
        start = Math.max(start, t);
      } else if (steps[edge] > 0) {
        end = Math.min(end, t);
      }
    }
    if (!(start <= end)) {
      return null;
    }
    return new double[] {
      start == 0 ? x0 : x0 + start * (x1 - x0),
      start == 0 ? y0 : y0 + start * (y1 - y0),
      end == 1 ? x1 : x0 + end * (x1 - x0),
      end == 1 ? y1 : y0 + end * (y1 - y0)
    };
  }
}
