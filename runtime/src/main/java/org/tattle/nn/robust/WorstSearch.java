package org.tattle.nn.robust;

import org.tattle.nn.network.Ball;
import org.tattle.nn.network.Hardening;
import org.tattle.nn.stage.Signal;
import org.tattle.nn.stage.StageChain;

/** Looks for the changes of rows that raise something of their logits most, by its gradient. */
final class WorstSearch {
  private final Hardening.Worst within;
  private final StageChain chain;
  private final ChangedRows rows;
  private final float[] slope;
  final Ball ball;

  WorstSearch(Pupil pupil, ChangedRows rows, Hardening.Worst within) {
    this.within = within;
    this.rows = rows;
    chain = pupil.chain();
    ball = new Ball(within.norm(), within.ranges());
    slope = new float[rows.changed.length];
  }

  /** What is raised: its slope by the logits is written to their delta. */
  interface Raised {
    void slope(Signal logits);
  }

  /** Goes up from where the changed rows are. */
  void up(int n, Raised raised) {
    for (int step = 0; step < within.steps(); step++) {
      rows.load(n);
      chain.forward(n, false);
      raised.slope(chain.logits());
      chain.backward(n);
      rows.slopes(n, slope);
      for (int b = 0; b < n; b++) {
        ball.step(rows.changed, b * rows.stride, slope, b * rows.stride, within.step());
        project(b);
      }
    }
  }

  /** Brings a changed row back to within the radius. */
  void project(int b) {
    int at = b * rows.stride;
    ball.project(rows.changed, at, rows.plain, at, within.radius());
  }
}
