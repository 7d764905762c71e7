package org.tattle.attack.evasion;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tattle.nn.network.Ball;
import org.tattle.run.Control;

/**
 * Projected gradient ascent: each step goes a fixed way along the slope and back into reach. Of the
 * points on the way, that one counts at which a row is misled most.
 *
 * <p>A few rows go on together, so many that they stay in the processor's cache; who is done makes
 * room for the next. Where a row that is misled once is so each time, it is done with that.
 */
final class Climb {
  /** A model this much surer of another class stays so where its answers are rounded, say. */
  private static final float MISLED = 0.2f;

  private static final int TOGETHER = 64;

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
    float[] best = new float[count];
    Arrays.fill(best, Float.NEGATIVE_INFINITY);
    int busy = Math.min(TOGETHER, count);
    int next = busy;
    int[] who = IntStream.range(0, busy).toArray();
    int[] taken = new int[busy];
    float[] at = Arrays.copyOf(points, busy * width);
    float[] slope = new float[at.length];
    Push those = push.of(who);
    while (busy > 0) {
      control.check();
      way.slope(at, busy, those, slope);
      for (int k = busy - 1; k >= 0; k--) {
        int i = who[k];
        if (those.margins[k] > best[i]) {
          best[i] = those.margins[k];
          System.arraycopy(at, k * width, points, i * width, width);
        }
        if (taken[k] < steps && !(way.steady() && those.margins[k] > MISLED)) {
          ball.step(at, k * width, slope, k * width, size);
          ball.project(at, k * width, rows, i * width, radius);
          taken[k]++;
        } else if (next < count) {
          System.arraycopy(points, next * width, at, k * width, width);
          those.put(k, push, next);
          who[k] = next++;
          taken[k] = 0;
        } else {
          busy--;
          System.arraycopy(at, busy * width, at, k * width, width);
          those.put(k, those, busy);
          who[k] = who[busy];
          taken[k] = taken[busy];
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
    Arrays.fill(found, -1);
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
