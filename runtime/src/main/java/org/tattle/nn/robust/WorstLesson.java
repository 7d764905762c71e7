package org.tattle.nn.robust;

import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.loss.StepLoss;
import org.tattle.nn.network.Hardening;

/**
 * Learns from rows as they mislead it most: {@code min over weights of max over changes of the
 * loss}, whose inner part is projected gradient ascent from a random point (Madry et al. 2018).
 */
final class WorstLesson implements Lesson {
  private final Pupil pupil;
  private final ChangedRows rows;
  private final WorstSearch search;
  private final double radius;

  WorstLesson(Pupil pupil, Hardening.Worst worst) {
    this.pupil = pupil;
    rows = new ChangedRows(pupil);
    search = new WorstSearch(pupil, rows, worst);
    radius = worst.radius();
  }

  @Override
  public double accumulate(
      int[] picked, int n, double alpha, double beta, NativeFloats to, double done) {
    rows.take(picked, n);
    for (int b = 0; b < n; b++) {
      search.ball.anywhere(rows.changed, b * rows.stride, radius, pupil.random());
      search.project(b);
    }
    StepLoss loss = pupil.loss();
    loss.load(picked, 0, n);
    search.up(n, logits -> loss.gradient(n, n, logits.value, logits.delta));
    rows.load(n);
    return pupil.learn(n, alpha, beta, to);
  }
}
