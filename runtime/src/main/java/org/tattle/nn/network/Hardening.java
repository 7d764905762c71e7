package org.tattle.nn.network;

import java.util.Optional;

/** What training does with rows, so that changes of one mislead the model less. */
public sealed interface Hardening {

  /**
   * Each row is learned from with normal noise on it, drawn anew at each step.
   *
   * @param deviation of each feature
   */
  record Noise(double deviation) implements Hardening {}

  /**
   * Rows are learned from in pairs that are drawn anew at each step, each with a share of the other
   * in it, and of its label (Zhang et al. 2018).
   *
   * @param alpha of the beta law that shares are drawn from, twice
   * @param pasted the shape of pictures whose share is a rectangle (Yun et al. 2019); if empty,
   *     rows are added up
   */
  record Mixed(double alpha, Optional<Shape> pasted) implements Hardening {}

  /** Pictures are learned from moved up, down and sideways, by as much as is drawn at each step. */
  record Moved(Shape shape) implements Hardening {}

  /**
   * Each row is learned from as it misleads the model most, as far as a search finds that (Madry et
   * al. 2018).
   *
   * @param radius how large a change may be, in ranges of a feature
   * @param steps of the search
   * @param step how far each goes
   */
  record Worst(Norm norm, double radius, int steps, double step, Ranges ranges)
      implements Hardening {}

  /**
   * Rows are learned from as they are, and besides what the model says of a row must not change
   * where the row is changed (Zhang et al. 2019).
   *
   * @param weight of the second against the first
   */
  record Steady(Worst search, double weight) implements Hardening {}

  /**
   * Rows are learned from by bounds of the logits that hold for every change of them (Gowal et al.
   * 2018): the radius grows to the whole over the middle of the training, and the share of the
   * bounds in the loss with it.
   *
   * @param radius the largest change of a feature, in its range
   * @param share of the bounds in the loss at the end
   */
  record Bounds(double radius, double share, Ranges ranges) implements Hardening {}
}
