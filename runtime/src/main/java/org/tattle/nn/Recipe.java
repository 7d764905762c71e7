package org.tattle.nn;

import java.util.Optional;

/**
 * How to train a network.
 *
 * @param epochs passes over the rows
 * @param batch rows a step; under {@link Privacy} the physical batch, which changes no result
 * @param optimizer the update rule
 * @param lr learning rate at the start
 * @param schedule how the learning rate goes on from there
 * @param momentum share of the last update kept (SGD only)
 * @param weightDecay weight decay: added to the gradient for SGD and Adam, decoupled for AdamW
 * @param labelSmoothing share of the label spread over all classes
 * @param patience epochs without a lower loss on held-out rows after which training stops; 0: never
 * @param holdout share of the rows held out for {@code patience}
 * @param privacy per-example clipping and noise, or empty
 */
public record Recipe(
    int epochs,
    int batch,
    Optimizer optimizer,
    double lr,
    Schedule schedule,
    double momentum,
    double weightDecay,
    double labelSmoothing,
    int patience,
    double holdout,
    Optional<Privacy> privacy) {

  /** Update rules. */
  public enum Optimizer {
    SGD,
    ADAM,
    ADAMW
  }

  /** Learning rates over time. */
  public enum Schedule {
    CONSTANT,
    /** Half a cosine down to zero. */
    COSINE,
    /** A straight line down to zero. */
    LINEAR,
    /** Divided by ten after half and after three quarters of the steps. */
    STEP
  }

  /**
   * DP-SGD (Abadi et al. 2016): each row is in a step's batch with probability {@code rate}, its
   * gradient over all layers is clipped to the Euclidean norm {@code clip}, Gaussian noise of
   * deviation {@code noise * clip} is added to the sum, and the sum is divided by the constant
   * {@code rate * rows}. {@code steps} steps are taken whatever the epochs say; empty batches
   * count.
   *
   * @param secure whether the noise comes from a cryptographically secure source instead of the
   *     job's seed
   */
  public record Privacy(double rate, double clip, double noise, int steps, boolean secure) {}

  /** The same recipe made private, at another learning rate. */
  public Recipe with(Privacy made, double rate) {
    return new Recipe(
        epochs,
        batch,
        optimizer,
        rate,
        schedule,
        momentum,
        weightDecay,
        labelSmoothing,
        patience,
        holdout,
        Optional.of(made));
  }

  /** The same recipe with this weight decay. */
  public Recipe withWeightDecay(double decay) {
    return new Recipe(
        epochs,
        batch,
        optimizer,
        lr,
        schedule,
        momentum,
        decay,
        labelSmoothing,
        patience,
        holdout,
        privacy);
  }

  /** The same recipe with this share of the label spread. */
  public Recipe withLabelSmoothing(double share) {
    return new Recipe(
        epochs,
        batch,
        optimizer,
        lr,
        schedule,
        momentum,
        weightDecay,
        share,
        patience,
        holdout,
        privacy);
  }

  /** The same recipe, stopped early by held-out rows. */
  public Recipe withPatience(int epochsWithout, double share) {
    return new Recipe(
        epochs,
        batch,
        optimizer,
        lr,
        schedule,
        momentum,
        weightDecay,
        labelSmoothing,
        epochsWithout,
        share,
        privacy);
  }
}
