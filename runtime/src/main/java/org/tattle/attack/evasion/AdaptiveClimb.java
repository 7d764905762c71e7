package org.tattle.attack.evasion;

import java.util.Arrays;
import org.tattle.run.Control;

/**
 * Auto-PGD (Croce and Hein 2020, algorithm 1): ascent with momentum whose steps are of two radii
 * first, and are halved at checkpoints, from the best point on, where too few of them led higher or
 * the best point has not changed since the last. It has no parameters but how long it goes on.
 */
final class AdaptiveClimb {
  private static final double MOMENTUM = 0.75;
  private static final double ENOUGH = 0.75;
  private static final double FIRST = 0.22;
  private static final double SHORTER = 0.03;
  private static final double SHORTEST = 0.06;

  private final Way way;
  private final Attempt attempt;
  private final double radius;
  private final Control control;

  AdaptiveClimb(Way way, Attempt attempt) {
    this.way = way;
    this.attempt = attempt;
    radius = attempt.radius;
    control = attempt.control();
  }

  /**
   * Goes up from some points.
   *
   * @param rows {@code [count, width]}
   * @param points where each starts; changed in place to where it is misled most on its way
   * @return how far each is misled there
   */
  float[] up(float[] rows, float[] points, Push push, int steps) {
    int width = attempt.width();
    int count = rows.length / width;
    float[] at = points.clone();
    float[] before = points.clone();
    float[] slope = new float[rows.length];
    float[] margins = new float[count];
    float[] highest = new float[count];
    float[] summit = points.clone();
    float[] summitSlope = new float[rows.length];
    double[] size = new double[count];
    int[] rises = new int[count];
    float[] last = new float[count];
    float[] marked = new float[count];
    boolean[] halved = new boolean[count];
    Arrays.fill(margins, Float.NEGATIVE_INFINITY);
    Arrays.fill(highest, Float.NEGATIVE_INFINITY);
    Arrays.fill(size, 2 * radius);
    Arrays.fill(marked, Float.NEGATIVE_INFINITY);
    double done = 0;
    double period = FIRST;
    int mark = 0;
    int next = (int) Math.ceil(FIRST * steps);
    float[] z = new float[width];
    for (int step = 0; step <= steps; step++) {
      control.check();
      way.slope(at, count, push, slope);
      for (int i = 0; i < count; i++) {
        int from = i * width;
        if (push.margins[i] > margins[i]) {
          margins[i] = push.margins[i];
          System.arraycopy(at, from, points, from, width);
        }
        rises[i] += step > 0 && push.values[i] > last[i] ? 1 : 0;
        last[i] = push.values[i];
        if (push.values[i] > highest[i]) {
          highest[i] = push.values[i];
          System.arraycopy(at, from, summit, from, width);
          System.arraycopy(slope, from, summitSlope, from, width);
        }
      }
      if (step == next) {
        for (int i = 0; i < count; i++) {
          boolean few = rises[i] < ENOUGH * (next - mark);
          boolean stuck = !halved[i] && highest[i] == marked[i];
          halved[i] = few || stuck;
          if (halved[i]) {
            size[i] /= 2;
            System.arraycopy(summit, i * width, at, i * width, width);
            System.arraycopy(summit, i * width, before, i * width, width);
            System.arraycopy(summitSlope, i * width, slope, i * width, width);
          }
          marked[i] = highest[i];
          rises[i] = 0;
        }
        mark = next;
        done += period;
        period = Math.max(period - SHORTER, SHORTEST);
        next = Math.max(mark + 1, (int) Math.ceil((done + period) * steps));
      }
      if (step == steps) {
        break;
      }
      double keep = step == 0 ? 1 : MOMENTUM;
      for (int i = 0; i < count; i++) {
        int from = i * width;
        System.arraycopy(at, from, z, 0, width);
        attempt.ball.step(z, 0, slope, from, size[i]);
        attempt.ball.project(z, 0, rows, from, radius);
        for (int f = 0; f < width; f++) {
          float here = at[from + f];
          double moved = here + keep * (z[f] - here) + (1 - keep) * (here - before[from + f]);
          before[from + f] = here;
          at[from + f] = (float) moved;
        }
        attempt.ball.project(at, from, rows, from, radius);
      }
    }
    return margins;
  }
}
