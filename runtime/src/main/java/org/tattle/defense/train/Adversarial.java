package org.tattle.defense.train;

import java.util.Optional;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Fit;
import org.tattle.defense.TrainDefense;
import org.tattle.model.Access;
import org.tattle.nn.network.MembershipAdversary;
import org.tattle.run.Fault;

/**
 * Adversarial regularisation: while the model is trained, a second network learns to tell the rows
 * it is trained on from rows held out, by its answers, and the model is trained to deceive it as
 * well as to be right. Only the attack that is trained along is deceived for sure. Which rows are
 * held out nobody can compute: they are members that the model was not trained on.
 */
@Component(
    name = "adversarial_regularisation",
    formerly = "adversarial",
    doc = "Trains the model to deceive a membership attack that is trained along with it.",
    paper =
        "Nasr et al. 2018, Machine Learning with Membership Privacy using Adversarial"
            + " Regularization",
    example = "defend adversarial_regularisation lambda=3")
public record Adversarial(
    @Param(doc = "weight of the deception against the loss", min = 0, max = 1000) double lambda,
    @Param(
            doc = "share of the training rows held out for the attack to compare with",
            min = 0.01,
            max = 0.9,
            share = true)
        double reference)
    implements TrainDefense {
  public Adversarial() {
    this(3, 0.2);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Optional<Fault> conflict(TrainDefense before) {
    return before instanceof PrivateTraining
        ? Optional.of(PrivateTraining.deceivesOnPrivateRows())
        : before.conflict(this);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS);
  }

  @Override
  public Fit apply(Fit fit) {
    if (fit.plan().privacy().isPresent()) {
      throw PrivateTraining.deceivesOnPrivateRows();
    }
    return fit.with(fit.plan().with(new MembershipAdversary(lambda, reference, !fit.seeded())));
  }
}
