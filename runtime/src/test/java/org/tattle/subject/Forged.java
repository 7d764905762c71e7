package org.tattle.subject;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;

/** Targets that say something else of themselves than what they were trained by. */
public final class Forged {
  private Forged() {}

  /** The same target with another job, model and price. */
  public static Target target(Target real, Job job, Trained trained, Optional<Spent> spent) {
    return target(real, real.blueprint(), job, trained, spent);
  }

  /** The same on other rows. */
  public static Target target(
      Target real, Blueprint blueprint, Job job, Trained trained, Optional<Spent> spent) {
    Service service = new TrainedService(blueprint.data(), UnaryOperator.identity(), trained, job);
    return Target.of(
        blueprint,
        blueprint.truth(),
        new Guarded(service, real.defenses(), List.of()),
        Origin.trained(blueprint, spent, false),
        Control.NONE);
  }
}
