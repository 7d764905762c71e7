package org.tattle.nn.robust;

import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.network.Ball;
import org.tattle.nn.network.Hardening;
import org.tattle.nn.network.Norm;
import org.tattle.nn.stage.Box;
import org.tattle.nn.stage.BoxChain;
import org.tattle.nn.stage.Signal;
import org.tattle.nn.stage.StageChain;

/**
 * Learns by bounds (Gowal et al. 2018, equation 10): {@code (1 - k) CE(z, y) + k CE(worst z, y)},
 * where the worst logits are the least of the class and the most of all others within the radius.
 * At first rows are learned as they are; then radius and k grow to the whole by equal steps, and
 * stay there for the rest.
 */
final class BoundsLesson implements Lesson {
  /** Shares of the steps at which growing begins and ends. */
  private static final double BEGINS = 0.1;

  private static final double ENDS = 0.6;

  private final Pupil pupil;
  private final Hardening.Bounds bounds;
  private final ChangedRows rows;
  private final Ball ball;
  private final BoxChain boxes;

  BoundsLesson(Pupil pupil, Hardening.Bounds bounds) {
    this.pupil = pupil;
    this.bounds = bounds;
    rows = new ChangedRows(pupil);
    ball = new Ball(Norm.LINF, bounds.ranges());
    StageChain chain = pupil.chain();
    boxes = new BoxChain(pupil.network(), chain.capacity(), chain.weights(), pupil.threads());
  }

  @Override
  public double accumulate(
      int[] picked, int n, double alpha, double beta, NativeFloats to, double done) {
    double grown = Math.max(0, Math.min(1, (done - BEGINS) / (ENDS - BEGINS)));
    double share = grown * bounds.share();
    rows.take(picked, n);
    rows.load(n);
    pupil.loss().load(picked, 0, n);
    double sum = (1 - share) * pupil.learn(n, (1 - share) * alpha, beta, to);
    if (share == 0) {
      return sum;
    }
    boxes.refresh();
    box(n, grown * bounds.radius());
    boxes.forward(n);
    Box logits = boxes.logits();
    Signal worst = pupil.chain().logits();
    int[] labels = pupil.loss().labels();
    for (int c = 0; c < worst.features(); c++) {
      for (int b = 0; b < n; b++) {
        int at = c * n + b;
        worst.value[at] = c == labels[b] ? logits.least.value[at] : logits.most.value[at];
      }
    }
    sum += share * pupil.loss().gradient(n, n, worst.value, worst.delta);
    for (int c = 0; c < worst.features(); c++) {
      for (int b = 0; b < n; b++) {
        int at = c * n + b;
        logits.least.delta[at] = c == labels[b] ? worst.delta[at] : 0;
        logits.most.delta[at] = c == labels[b] ? 0 : worst.delta[at];
      }
    }
    boxes.backward(n);
    boxes.accumulate(n, share * alpha, 1, to);
    return sum;
  }

  private void box(int n, double radius) {
    Box input = boxes.input();
    for (int f = 0; f < ball.width(); f++) {
      float wide = (float) (radius * ball.scale(f));
      for (int b = 0; b < n; b++) {
        float own = rows.plain[b * rows.stride + f];
        input.least.value[f * n + b] = Math.max(Math.min(own, ball.least(f)), own - wide);
        input.most.value[f * n + b] = Math.min(Math.max(own, ball.most(f)), own + wide);
      }
    }
  }

  @Override
  public void close() {
    boxes.close();
  }
}
