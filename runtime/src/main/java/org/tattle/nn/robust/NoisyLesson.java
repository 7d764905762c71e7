package org.tattle.nn.robust;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tattle.nn.blas.NativeFloats;

/** Learns from rows with normal noise on them, drawn anew each time (Cohen et al. 2019, 4). */
final class NoisyLesson implements Lesson {
  private final Pupil pupil;
  private final ChangedRows rows;
  private final ZigguratSampler.NormalizedGaussian normal;
  private final double deviation;

  NoisyLesson(Pupil pupil, double deviation) {
    this.pupil = pupil;
    this.deviation = deviation;
    rows = new ChangedRows(pupil);
    normal = ZigguratSampler.NormalizedGaussian.of(pupil.random());
  }

  @Override
  public double accumulate(
      int[] picked, int n, double alpha, double beta, NativeFloats to, double done) {
    rows.take(picked, n);
    for (int b = 0; b < n; b++) {
      for (int f = b * rows.stride; f < (b + 1) * rows.stride - 1; f++) {
        rows.changed[f] += (float) (deviation * normal.sample());
      }
    }
    rows.load(n);
    pupil.loss().load(picked, 0, n);
    return pupil.learn(n, alpha, beta, to);
  }
}
