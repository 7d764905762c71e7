package org.tattle.defense.robust;

import java.util.Optional;
import java.util.Set;
import org.tattle.component.Schema;
import org.tattle.defense.Fit;
import org.tattle.defense.TrainDefense;
import org.tattle.defense.train.Adversarial;
import org.tattle.defense.train.PrivateTraining;
import org.tattle.model.Access;
import org.tattle.nn.network.Hardening;
import org.tattle.nn.network.Ranges;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ModelFaults;
import org.tattle.run.catalogue.PrivacyFaults;

/** A defense that trains a model to withstand changes of rows. */
interface Hardened extends TrainDefense {

  /**
   * How it is trained.
   *
   * @throws Fault if rows are not what that needs
   */
  Hardening hardening(Fit fit);

  /**
   * What rows hold.
   *
   * @throws Fault R522 if they have no declared ranges
   */
  default Ranges ranges(Fit fit) {
    return fit.ranges()
        .filter(Ranges::any)
        .orElseThrow(() -> Fault.of(ModelFaults.NO_RANGES_TO_HARDEN, name()));
  }

  @Override
  default Set<Access> needs() {
    return Set.of(Access.LABELS);
  }

  /**
   * @throws Fault if training is changed otherwise already, or rows are not what that needs
   */
  @Override
  default Fit apply(Fit fit) {
    if (fit.spent().isPresent() || fit.plan().adversary().isPresent()) {
      throw alone();
    }
    if (fit.plan().hardening().isPresent()) {
      throw Fault.of(PrivacyFaults.DEFENDED_ALREADY, name());
    }
    return fit.with(fit.plan().with(hardening(fit)));
  }

  @Override
  default Optional<Fault> conflict(TrainDefense before) {
    if (before instanceof PrivateTraining || before instanceof Adversarial) {
      return Optional.of(alone());
    }
    return before instanceof Hardened
        ? Optional.of(Fault.of(PrivacyFaults.DEFENDED_ALREADY, ((Hardened) before).name()))
        : Optional.empty();
  }

  private Fault alone() {
    return Fault.of(ModelFaults.HARDENED_ALONE, name());
  }

  private String name() {
    return Schema.of(((Record) this).getClass()).name();
  }
}
