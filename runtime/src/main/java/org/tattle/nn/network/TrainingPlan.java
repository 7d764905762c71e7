package org.tattle.nn.network;

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
 * @param adversary whom to deceive about membership, or empty; not with {@code privacy}
 * @param marks canaries in gradient space, to audit this training by, or empty
 */
public record TrainingPlan(
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
    Optional<Privacy> privacy,
    Optional<Adversary> adversary,
    Optional<GradientMarks> marks) {

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
   * @param secure whether coins, noise and all else that is drawn come from a cryptographically
   *     secure source instead of the job's seed
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

    /** The same for so many steps. */
    public Privacy cut(int steps) {
      Phase first = new Phase(phases.get(0).noise(), steps);
      return new Privacy(rate, clip, List.of(first), quantile, secure);
    }

    /** The noise multiplier of a step, counted from 0. */
    public double noise(long step) {
      int phase = 0;
      for (long left = step; phase < phases.size() - 1; phase++) {
        left -= phases.get(phase).steps();
        if (left < 0) {
          break;
        }
      }
      return phases.get(phase).noise();
    }
  }

  /**
   * Adversarial regularisation (Nasr et al. 2018): a network that tells members from reference rows
   * by what the model answers for them is trained beside the model, and the model to deceive it.
   *
   * @param lambda weight of the deception, against the cross-entropy
   * @param share share of the rows held out of the model's training as the reference
   * @param secure whether nobody can compute which rows these are; else all follows from the seed
   */
  public record Adversary(double lambda, double share, boolean secure) {}

  /** A recipe without an adversary or marks. */
  public TrainingPlan(
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
    this(
        epochs,
        batch,
        optimizer,
        lr,
        schedule,
        momentum,
        weightDecay,
        labelSmoothing,
        patience,
        holdout,
        privacy,
        Optional.empty(),
        Optional.empty());
  }

  /** Whether nobody can compute what is drawn, apart from initial weights. */
  public boolean secure() {
    return privacy.filter(Privacy::secure).isPresent()
        || adversary.filter(Adversary::secure).isPresent();
  }

  /** The same recipe made private, at another learning rate. */
  public TrainingPlan with(Privacy made, double rate) {
    return copy(
        rate, weightDecay, labelSmoothing, patience, holdout, Optional.of(made), adversary, marks);
  }

  /** The same recipe with an adversary. */
  public TrainingPlan with(Adversary beside) {
    return copy(
        lr, weightDecay, labelSmoothing, patience, holdout, privacy, Optional.of(beside), marks);
  }

  /** The same recipe with canaries in gradient space. */
  public TrainingPlan with(GradientMarks planted) {
    return copy(
        lr,
        weightDecay,
        labelSmoothing,
        patience,
        holdout,
        privacy,
        adversary,
        Optional.of(planted));
  }

  /** The same recipe with this weight decay. */
  public TrainingPlan withWeightDecay(double decay) {
    return copy(lr, decay, labelSmoothing, patience, holdout, privacy, adversary, marks);
  }

  /** The same recipe with this share of the label spread. */
  public TrainingPlan withLabelSmoothing(double share) {
    return copy(lr, weightDecay, share, patience, holdout, privacy, adversary, marks);
  }

  /** The same recipe, stopped early by held-out rows. */
  public TrainingPlan withPatience(int epochsWithout, double share) {
    return copy(lr, weightDecay, labelSmoothing, epochsWithout, share, privacy, adversary, marks);
  }

  /** The same recipe for so many epochs, not stopped early. */
  public TrainingPlan cut(int passes) {
    return new TrainingPlan(
        passes,
        batch,
        optimizer,
        lr,
        schedule,
        momentum,
        weightDecay,
        labelSmoothing,
        0,
        holdout,
        privacy,
        adversary,
        marks);
  }

  private TrainingPlan copy(
      double rate,
      double decay,
      double smoothing,
      int epochsWithout,
      double held,
      Optional<Privacy> made,
      Optional<Adversary> beside,
      Optional<GradientMarks> planted) {
    return new TrainingPlan(
        epochs,
        batch,
        optimizer,
        rate,
        schedule,
        momentum,
        decay,
        smoothing,
        epochsWithout,
        held,
        made,
        beside,
        planted);
  }
}
