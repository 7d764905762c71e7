package org.tattle.subject;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;
import org.tattle.subject.answer.Guarded;
import org.tattle.subject.answer.Service;
import org.tattle.subject.answer.TrainedService;
import org.tattle.subject.answer.Truth;

/** Targets that say something else of themselves than what they were trained by. */
public final class Forged {
  private Forged() {}

  /** The same target with another job, model and price. */
  public static Target target(Target real, Job job, Trained trained, Optional<Spent> spent) {
    return target(real, real.made(), job, trained, spent);
  }

  /** The same on other rows. */
  public static Target target(
      Target real, ModelRecipe<Target> recipe, Job job, Trained trained, Optional<Spent> spent) {
    Service service = new TrainedService(recipe.data(), UnaryOperator.identity(), trained, job);
    return TargetKinds.of(
        recipe,
        new Truth(recipe.data(), recipe.data().truth().groups(), recipe.split()),
        new Guarded(service, real.defenses(), List.of()),
        Origin.trained(spent, false, List.of()),
        Control.NONE);
  }
}
