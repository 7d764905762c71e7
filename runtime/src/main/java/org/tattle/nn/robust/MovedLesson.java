package org.tattle.nn.robust;

import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.network.Moves;
import org.tattle.nn.network.Shape;

/** Learns from pictures that are moved, each by as much as is drawn for it each time. */
final class MovedLesson implements Lesson {
  private final Pupil pupil;
  private final ChangedRows rows;
  private final Shape shape;

  MovedLesson(Pupil pupil, Shape shape) {
    this.pupil = pupil;
    this.shape = shape;
    rows = new ChangedRows(pupil);
  }

  @Override
  public double accumulate(
      int[] picked, int n, double alpha, double beta, NativeFloats to, double done) {
    rows.take(picked, n);
    for (int b = 0; b < n; b++) {
      Moves.farther(rows.changed, b * rows.stride, shape, pupil.random());
    }
    rows.load(n);
    pupil.loss().load(picked, 0, n);
    return pupil.learn(n, alpha, beta, to);
  }
}
