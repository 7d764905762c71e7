package org.tattle.nn.network;

import java.util.Optional;

/**
 * How to train a network.
 *
 * @param epochs passes over the rows
 * @param batch rows a step; with {@code privacy} the physical batch, which changes no result
 * @param optimizer how each step moves the weights
 * @param labelSmoothing share of the label spread over all classes
 * @param patience when to stop early, or empty
 * @param privacy per-example clipping and noise, or empty
 * @param adversary whom to deceive about membership, or empty; not with {@code privacy}
 * @param marks canaries in gradient space, to audit this training by, or empty
 * @param hardening how it is made to withstand changes of rows, or empty; with none of the two
 *     before
 */
public record TrainingPlan(
    int epochs,
    int batch,
    Optimizer optimizer,
    double labelSmoothing,
    Optional<Patience> patience,
    Optional<PrivateSteps> privacy,
    Optional<MembershipAdversary> adversary,
    Optional<GradientMarks> marks,
    Optional<Hardening> hardening) {

  /**
   * Training ends after so many epochs without a lower loss on rows that were held out.
   *
   * @param epochs at least 1
   * @param holdout the share of the rows
   */
  public record Patience(int epochs, double holdout) {}

  /** A plan with nothing besides. */
  public TrainingPlan(int epochs, int batch, Optimizer optimizer) {
    this(
        epochs,
        batch,
        optimizer,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether nobody can compute what is drawn, apart from initial weights. */
  public boolean secure() {
    return privacy.filter(PrivateSteps::secure).isPresent()
        || adversary.filter(MembershipAdversary::secure).isPresent();
  }

  /** The same with another optimizer. */
  public TrainingPlan with(Optimizer other) {
    return copy(epochs, other, labelSmoothing, patience, privacy, adversary, marks);
  }

  /** The same made private. */
  public TrainingPlan with(PrivateSteps made) {
    return copy(epochs, optimizer, labelSmoothing, patience, Optional.of(made), adversary, marks);
  }

  /** The same with an adversary. */
  public TrainingPlan with(MembershipAdversary beside) {
    return copy(epochs, optimizer, labelSmoothing, patience, privacy, Optional.of(beside), marks);
  }

  /** The same with canaries in gradient space. */
  public TrainingPlan with(GradientMarks planted) {
    return copy(
        epochs, optimizer, labelSmoothing, patience, privacy, adversary, Optional.of(planted));
  }

  /** The same, made to withstand changes of rows. */
  public TrainingPlan with(Hardening hardened) {
    return new TrainingPlan(
        epochs,
        batch,
        optimizer,
        labelSmoothing,
        patience,
        privacy,
        adversary,
        marks,
        Optional.of(hardened));
  }

  /** The same with this share of the label spread. */
  public TrainingPlan withLabelSmoothing(double share) {
    return copy(epochs, optimizer, share, patience, privacy, adversary, marks);
  }

  /** The same, stopped early by held-out rows. */
  public TrainingPlan with(Patience early) {
    return copy(epochs, optimizer, labelSmoothing, Optional.of(early), privacy, adversary, marks);
  }

  /** The same for so many epochs, not stopped early. */
  public TrainingPlan cut(int passes) {
    return copy(passes, optimizer, labelSmoothing, Optional.empty(), privacy, adversary, marks);
  }

  private TrainingPlan copy(
      int passes,
      Optimizer moved,
      double smoothing,
      Optional<Patience> early,
      Optional<PrivateSteps> made,
      Optional<MembershipAdversary> beside,
      Optional<GradientMarks> planted) {
    return new TrainingPlan(
        passes, batch, moved, smoothing, early, made, beside, planted, hardening);
  }
}
