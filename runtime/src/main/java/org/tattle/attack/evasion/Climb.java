package org.tattle.attack.evasion;

import org.tattle.nn.network.Ball;
import org.tattle.run.Control;

/**
 * Projected gradient ascent, all rows together: each step goes a fixed way along the slope and back
 * into reach. Of the points on the way, that one counts at which a row is misled most.
 */
final class Climb {
  private final Way way;
  private final Ball ball;
  private final double radius;
  private final Control control;

  Climb(Way way, Attempt attempt) {
    this.way = way;
    ball = attempt.ball;
    radius = attempt.radius;
    control = attempt.control();
  }

  /**
   * Goes up from some points.
   *
   * @param rows {@code [count, width]}
   * @param points where each starts; changed in place to the best of its way
   * @param size how far a step goes
   * @return how far each is misled at its best point
   */
  float[] up(float[] rows, float[] points, Push push, int steps, double size) {
    int width = ball.width();
    int count = rows.length / width;
    float[] at = points.clone();
    float[] slope = new float[rows.length];
    float[] best = new float[count];
    java.util.Arrays.fill(best, Float.NEGATIVE_INFINITY);
    for (int step = 0; step <= steps; step++) {
      control.check();
      way.slope(at, count, push, slope);
      for (int i = 0; i < count; i++) {
        if (push.margins[i] > best[i]) {
          best[i] = push.margins[i];
          System.arraycopy(at, i * width, points, i * width, width);
        }
        if (step < steps) {
          ball.step(at, i * width, slope, i * width, size);
          ball.project(at, i * width, rows, i * width, radius);
        }
      }
    }
    return best;
  }

  /**
   * Goes on to where a row is misled and nobody is alarmed: where it is misled its suspicion is
   * lowered, and elsewhere it is pushed as before (selective descent: Bryniarski et al. 2022,
   * Evading Adversarial Example Detection Defenses with Orthogonal Projected Gradient Descent).
   *
   * @param points where each starts; changed in place to where it is misled unnoticed, if that is
   *     found
   * @return how far each is misled there; below 0 of those that are misled nowhere unnoticed
   */
  float[] quietly(float[] rows, float[] points, Push push, int steps, double size) {
    int width = ball.width();
    int count = rows.length / width;
    float[] at = points.clone();
    float[] slope = new float[rows.length];
    float[] down = new float[rows.length];
    float[] found = new float[count];
    java.util.Arrays.fill(found, -1);
    for (int step = 0; step <= steps; step++) {
      control.check();
      way.slope(at, count, push, slope);
      way.calming(at, count, down);
      double[] calm = way.calm(at, count);
      for (int i = 0; i < count; i++) {
        boolean misled = push.margins[i] > 0;
        if (misled && calm[i] > 0 && found[i] < push.margins[i]) {
          found[i] = push.margins[i];
          System.arraycopy(at, i * width, points, i * width, width);
        }
        ball.step(at, i * width, misled && calm[i] <= 0 ? down : slope, i * width, size);
        ball.project(at, i * width, rows, i * width, radius);
      }
    }
    return found;
  }
}
