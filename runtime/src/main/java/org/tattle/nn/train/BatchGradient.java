package org.tattle.nn.train;

import java.util.Arrays;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.loss.CrossEntropy;
import org.tattle.nn.loss.StepLoss;
import org.tattle.nn.robust.Lesson;
import org.tattle.nn.stage.InputRows;
import org.tattle.nn.stage.StageChain;
import org.tattle.nn.step.Batches;
import org.tattle.nn.step.Clip;
import org.tattle.nn.step.Opponent;
import org.tattle.nn.step.RandomParts;
import org.tattle.nn.step.TrainingSize;

/** The gradient of a step's batch, which goes through the network in parts that fit its buffers. */
final class BatchGradient {
  private final InputRows rows;
  private final Batches batches;
  private final StageChain chain;
  private final StepLoss loss;

  /** What clips each example, or null. */
  private final Clip clip;

  /** Whom to deceive, or null; the loss is of classes then. */
  private final Opponent opponent;

  /** What is done with rows instead of learning from them as they are, or null. */
  private final Lesson lesson;

  private final int capacity;
  private final int[] picked;

  BatchGradient(
      InputRows rows,
      Batches batches,
      StageChain chain,
      StepLoss loss,
      Clip clip,
      Opponent opponent,
      Lesson lesson) {
    this.rows = rows;
    this.batches = batches;
    this.chain = chain;
    this.loss = loss;
    this.clip = clip;
    this.opponent = opponent;
    this.lesson = lesson;
    capacity = chain.capacity();
    picked = new int[capacity];
  }

  /**
   * Sets {@code to = alpha * gradient + beta * to}, a part of the batch at a time.
   *
   * @param done the share of all steps that lie behind
   */
  double accumulate(double alpha, double beta, NativeFloats to, double done) {
    int count = batches.size();
    double sum = 0;
    for (int from = 0; from < count; from += capacity) {
      int n = Math.min(capacity, count - from);
      double keep = from > 0 ? 1 : beta;
      if (lesson != null) {
        System.arraycopy(batches.rows(), batches.from() + from, picked, 0, n);
        sum += lesson.accumulate(picked, n, alpha, keep, to, done);
        continue;
      }
      sum += gradient(batches.rows(), batches.from() + from, n);
      chain.accumulate(width(n), alpha, keep, to);
    }
    return sum;
  }

  /** Sets {@code to} to the gradient of the batch, of which each part is added up by itself. */
  double accumulate(RandomParts parts, NativeFloats to) {
    parts.deal(batches.rows(), batches.from(), batches.size());
    double sum = 0;
    for (int part = 0; part < parts.count(); part++) {
      int end = parts.end(part);
      for (int from = parts.begin(part); from < end; from += capacity) {
        int n = Math.min(capacity, end - from);
        sum += gradient(parts.rows(), from, n);
        chain.accumulate(width(n), 1, from == parts.begin(part) ? 0 : 1, to);
      }
      if (end > parts.begin(part)) {
        parts.add(to);
      }
    }
    parts.write(to);
    return sum;
  }

  /**
   * Goes forwards and backwards. Drawn batches are filled up to whole vectors with rows that do not
   * count: products of odd sizes take a third longer.
   */
  private double gradient(int[] of, int from, int n) {
    System.arraycopy(of, from, picked, 0, n);
    int width = width(n);
    Arrays.fill(picked, n, width, picked[0]);
    if (opponent != null) {
      opponent.look(chain, rows, (CrossEntropy) loss, width);
    }
    chain.load(rows, picked, 0, width);
    loss.load(picked, 0, width);
    chain.forward(width, true);
    double sum = loss.gradient(width, n, chain.logits().value, chain.logits().delta);
    if (opponent != null) {
      opponent.press(chain.logits(), (CrossEntropy) loss, width);
    }
    chain.backward(width);
    if (clip != null) {
      clip.scale(width, n, chain);
    }
    return sum;
  }

  private int width(int n) {
    return clip == null ? n : TrainingSize.wide(n);
  }
}
