package org.tattle.nn.robust;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.network.Hardening;
import org.tattle.nn.network.Shape;
import org.tattle.nn.stage.StageChain;

/**
 * Learns from each row with a share of another of its batch in it, and from the labels of both by
 * their shares: the loss is linear in the label, so that its gradient is the mean of two. One share
 * is drawn a batch, as in the code of both papers: of sums (Zhang et al. 2018, section 2), or of
 * the area of a rectangle that is pasted (Yun et al. 2019, section 3.1).
 */
final class MixedLesson implements Lesson {
  private final Pupil pupil;
  private final ChangedRows rows;
  private final Optional<Shape> pasted;
  private final SharedStateContinuousSampler gamma;
  private final int[] others;
  private final int[] partners;
  private final float[] own;

  MixedLesson(Pupil pupil, Hardening.Mixed mixed) {
    this.pupil = pupil;
    rows = new ChangedRows(pupil);
    pasted = mixed.pasted();
    gamma = AhrensDieterMarsagliaTsangGammaSampler.of(pupil.random(), mixed.alpha(), 1);
    int capacity = pupil.chain().capacity();
    others = new int[capacity];
    partners = new int[capacity];
    own = new float[pupil.network().classes() * capacity];
  }

  @Override
  public double accumulate(
      int[] picked, int n, double alpha, double beta, NativeFloats to, double done) {
    rows.take(picked, n);
    pair(picked, n);
    double first = gamma.sample();
    double share = first / (first + gamma.sample());
    double kept = pasted.map(shape -> paste(shape, share, n)).orElseGet(() -> add(share, n));
    rows.load(n);
    StageChain chain = pupil.chain();
    chain.forward(n, true);
    double sum = kept * gradient(picked, n);
    float[] delta = chain.logits().delta;
    int size = pupil.network().classes() * n;
    System.arraycopy(delta, 0, own, 0, size);
    sum += (1 - kept) * gradient(partners, n);
    for (int i = 0; i < size; i++) {
      delta[i] = (float) (kept * own[i] + (1 - kept) * delta[i]);
    }
    chain.backward(n);
    chain.accumulate(n, alpha, beta, to);
    return sum;
  }

  private double gradient(int[] labelled, int n) {
    pupil.loss().load(labelled, 0, n);
    return pupil.loss().gradient(n, n, pupil.chain().logits().value, pupil.chain().logits().delta);
  }

  private void pair(int[] picked, int n) {
    for (int b = 0; b < n; b++) {
      others[b] = b;
    }
    ArraySampler.shuffle(pupil.random(), others, 0, n);
    for (int b = 0; b < n; b++) {
      partners[b] = picked[others[b]];
    }
  }

  private double add(double share, int n) {
    for (int b = 0; b < n; b++) {
      int other = others[b] * rows.stride;
      int at = b * rows.stride;
      for (int f = 0; f < rows.stride - 1; f++) {
        rows.changed[at + f] =
            (float) (share * rows.plain[at + f] + (1 - share) * rows.plain[other + f]);
      }
    }
    return share;
  }

  /** Pastes one rectangle of each other picture; what is left of each own one. */
  private double paste(Shape shape, double share, int n) {
    int height = shape.height();
    int width = shape.width();
    UniformRandomProvider random = pupil.random();
    double side = Math.sqrt(1 - share) / 2;
    int middleY = random.nextInt(height);
    int middleX = random.nextInt(width);
    int top = (int) Math.max(0, Math.round(middleY - side * height));
    int bottom = (int) Math.min(height, Math.round(middleY + side * height));
    int left = (int) Math.max(0, Math.round(middleX - side * width));
    int right = (int) Math.min(width, Math.round(middleX + side * width));
    for (int b = 0; b < n; b++) {
      for (int c = 0; c < shape.channels(); c++) {
        for (int y = top; y < bottom; y++) {
          int from = (c * height + y) * width + left;
          System.arraycopy(
              rows.plain,
              others[b] * rows.stride + from,
              rows.changed,
              b * rows.stride + from,
              Math.max(0, right - left));
        }
      }
    }
    double area = (double) Math.max(0, bottom - top) * Math.max(0, right - left);
    return 1 - area / (height * width);
  }
}
