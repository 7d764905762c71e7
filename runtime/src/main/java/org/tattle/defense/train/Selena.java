package org.tattle.defense.train;

import java.util.Optional;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.defense.Fit;
import org.tattle.defense.OwnWay;
import org.tattle.defense.TrainDefense;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PrivacyFaults;

/**
 * Self-distillation from an ensemble (Tang et al. 2022, algorithms 1 to 3):
 *
 * <ol>
 *   <li>train K models, keeping each row from L of them, chosen at random;
 *   <li>the answer for a row is the mean of what those L say, which never knew it;
 *   <li>train one model on these answers instead of labels, and give that one out.
 * </ol>
 *
 * <p>So what the model learns of a member is what models say that do not know it: an attacker must
 * not know, either, which those are, so rows are kept from models by what nobody can compute. Costs
 * K trainings more.
 */
@Component(
    name = "selena",
    doc = "Trains on what models say of a row that were not trained on it.",
    paper = "Tang et al. 2022, Mitigating Membership Inference Attacks by Self-Distillation",
    example = "defend selena models=25 without=10")
public record Selena(
    @Param(doc = "models to train first", min = 2, max = 1000) int models,
    @Param(doc = "how many of them each row is kept from", min = 1, max = 999) int without)
    implements OwnWay {
  public Selena() {
    this(25, 10);
  }

  public Selena {
    if (without >= models) {
      throw new ParameterFault("`without` must be below `models`", "without", "models");
    }
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS);
  }

  @Override
  public Fit apply(Fit fit) {
    if (fit.spent().isPresent()) {
      throw manyTimes();
    }
    if (fit.course().isPresent()) {
      throw twice();
    }
    return fit.with(new Teachers(models, without, !fit.seeded()));
  }

  @Override
  public Optional<Fault> conflict(TrainDefense before) {
    if (before instanceof PrivateTraining) {
      return Optional.of(manyTimes());
    }
    return before instanceof Selena ? Optional.of(twice()) : before.conflict(this);
  }

  private static Fault twice() {
    return Fault.of(PrivacyFaults.DEFENDED_ALREADY, "selena");
  }

  /** The accounting is for one training on each row. */
  private static Fault manyTimes() {
    return Fault.of(PrivacyFaults.MANY_MODELS_A_ROW);
  }
}
