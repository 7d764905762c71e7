package org.tattle.nn;

import java.util.List;
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
   * {@code rate * rows}. All steps of all phases are taken whatever the epochs say; empty batches
   * count.
   *
   * @param clip the norm C, with {@code quantile} that of the first step
   * @param phases the noise over time
   * @param quantile how C follows the gradients, or empty if it stays
   * @param secure whether the noise comes from a cryptographically secure source instead of the
   *     job's seed
   */
  public record Privacy(
      double rate, double clip, List<Phase> phases, Optional<Quantile> quantile, boolean secure) {

    /** So many steps with this noise multiplier. */
    public record Phase(double noise, int steps) {}

    /**
     * Adaptive clipping (Andrew et al. 2021, algorithm 1): after each step C is multiplied by e to
     * the {@code -rate * (b - share)}, b being the share of the batch's gradients whose norm was at
     * most C, with noise.
     *
     * @param share the quantile of the norms that C should come to
     * @param rate how fast it moves
     * @param noise the deviation of the noise on the count, in rows, where the gradients' noise
     *     multiplier is 1; it goes with that
     */
    public record Quantile(double share, double rate, double noise) {}

    public Privacy {
      phases = List.copyOf(phases);
    }

    /** One noise multiplier and one norm throughout. */
    public Privacy(double rate, double clip, double noise, int steps, boolean secure) {
      this(rate, clip, List.of(new Phase(noise, steps)), Optional.empty(), secure);
    }

    /** How many steps there are. */
    public int steps() {
      return phases.stream().mapToInt(Phase::steps).sum();
    }

    /** The noise multiplier of a step, counted from 0. */
    double noise(long step) {
      long left = step;
      for (Phase phase : phases) {
        if (left < phase.steps()) {
          return phase.noise();
        }
        left -= phase.steps();
      }
      return phases.get(phases.size() - 1).noise();
    }
  }

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
