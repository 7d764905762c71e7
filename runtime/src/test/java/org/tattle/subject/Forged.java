package org.tattle.subject;

import java.util.List;
import java.util.Optional;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;

/** Targets that say something else of themselves than what they were trained by. */
public final class Forged {
  private Forged() {}

  /** The same target with another job, model and price. */
  public static Target target(Target real, Job job, Trained trained, Optional<Spent> spent) {
    Service service = new TrainedService(real.data(), trained, job);
    return Target.of(
        real.blueprint(),
        new Guarded(service, real.defenses(), List.of()),
        Origin.trained(real.blueprint(), spent, false),
        Control.NONE);
  }
}
