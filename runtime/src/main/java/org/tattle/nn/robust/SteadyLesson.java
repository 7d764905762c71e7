package org.tattle.nn.robust;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.loss.StepLoss;
import org.tattle.nn.network.Hardening;
import org.tattle.nn.stage.Signal;
import org.tattle.nn.stage.StageChain;

/**
 * TRADES (Zhang et al. 2019, algorithm 1): {@code CE(f(x), y) + w max KL(f(x) || f(x'))} over
 * changes x' of x. With p and q the answers for both, the slopes of KL by the logits are {@code q -
 * p} of x', and {@code p (ln p - ln q - KL)} of x.
 */
final class SteadyLesson implements Lesson {
  /** How far from a row the search starts: on it, the slope is 0. */
  private static final double START = 1e-3;

  private final Pupil pupil;
  private final ChangedRows rows;
  private final WorstSearch search;
  private final float weight;
  private final ZigguratSampler.NormalizedGaussian normal;
  private final float[] lnP;
  private final float[] lnQ;

  SteadyLesson(Pupil pupil, Hardening.Steady steady) {
    this.pupil = pupil;
    weight = (float) steady.weight();
    rows = new ChangedRows(pupil);
    search = new WorstSearch(pupil, rows, steady.search());
    normal = ZigguratSampler.NormalizedGaussian.of(pupil.random());
    lnP = new float[pupil.chain().logits().value.length];
    lnQ = new float[lnP.length];
  }

  @Override
  public double accumulate(
      int[] picked, int n, double alpha, double beta, NativeFloats to, double done) {
    StageChain chain = pupil.chain();
    Signal logits = chain.logits();
    int size = logits.features() * n;
    rows.take(picked, n);
    rows.load(n);
    chain.forward(n, false);
    logarithms(logits.value, n, lnP);
    for (int b = 0; b < n; b++) {
      for (int f = b * rows.stride; f < (b + 1) * rows.stride - 1; f++) {
        rows.changed[f] += (float) (START * normal.sample());
      }
      search.project(b);
    }
    search.up(n, it -> apart(it.value, n, 1, it.delta));
    rows.load(n);
    chain.forward(n, true);
    apart(logits.value, n, weight, logits.delta);
    chain.backward(n);
    chain.accumulate(n, alpha, beta, to);
    System.arraycopy(rows.plain, 0, rows.changed, 0, n * rows.stride);
    rows.load(n);
    chain.forward(n, true);
    StepLoss loss = pupil.loss();
    loss.load(picked, 0, n);
    double sum = loss.gradient(n, n, logits.value, logits.delta);
    logarithms(logits.value, n, lnP);
    for (int b = 0; b < n; b++) {
      double divergence = 0;
      for (int at = b; at < size; at += n) {
        divergence += Math.exp(lnP[at]) * (lnP[at] - lnQ[at]);
      }
      for (int at = b; at < size; at += n) {
        logits.delta[at] += (float) (weight * Math.exp(lnP[at]) * (lnP[at] - lnQ[at] - divergence));
      }
      sum += weight * divergence;
    }
    chain.backward(n);
    chain.accumulate(n, alpha, 1, to);
    return sum;
  }

  /** Writes {@code factor (q - p)}, and keeps {@code ln q}. */
  private void apart(float[] values, int n, float factor, float[] delta) {
    logarithms(values, n, lnQ);
    int size = pupil.chain().logits().features() * n;
    for (int i = 0; i < size; i++) {
      delta[i] = factor * (float) (Math.exp(lnQ[i]) - Math.exp(lnP[i]));
    }
  }

  /** The logarithms of the softmax, {@code [classes, n]}. */
  private void logarithms(float[] values, int n, float[] to) {
    int size = pupil.chain().logits().features() * n;
    for (int b = 0; b < n; b++) {
      float top = Float.NEGATIVE_INFINITY;
      for (int at = b; at < size; at += n) {
        top = Math.max(top, values[at]);
      }
      double sum = 0;
      for (int at = b; at < size; at += n) {
        sum += Math.exp(values[at] - top);
      }
      float less = top + (float) Math.log(sum);
      for (int at = b; at < size; at += n) {
        to[at] = values[at] - less;
      }
    }
  }
}
