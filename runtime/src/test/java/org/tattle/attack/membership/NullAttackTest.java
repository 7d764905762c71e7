package org.tattle.attack.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.membership.shadow.ShadowMia;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.MemberSampling;
import org.tattle.data.Split;
import org.tattle.data.set.Fashion;
import org.tattle.model.Logistic;
import org.tattle.model.Training;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Target;
import org.tattle.subject.train.Trainer;

/** An attack finds nothing where there is nothing to find. */
class NullAttackTest {

  /**
   * A model that was hardly trained remembers no row. The standard error of the AUC of scores that
   * do not depend on membership is {@code sqrt((m + n + 1) / (12 m n))} (Mann and Whitney 1947).
   */
  @Test
  void anUntrainedModelTellsNothing() {
    Seed seed = new Seed(3);
    Dataset data = new MemberSampling().draw(new Fashion().load(Control.NONE), seed);
    Split split = new MemberSampling().split(data, seed);
    Training little = (Training) Schema.of(Training.class).build(Map.of("epochs", 1, "lr", 1e-7));
    try (Workers workers = new LocalWorkers(2)) {
      Trainer trainer = new Trainer(workers, Cache.memory(), seed, true);
      Blueprint blueprint = new Blueprint(data, split, new Logistic(), little, List.of());
      Target target = blueprint.make(trainer, Control.NONE);
      Context context = new Context(trainer, seed, Control.NONE);
      double m = split.members().length;
      double n = split.nonmembers().length;
      double error = Math.sqrt((m + n + 1) / (12 * m * n));
      for (Attack<Target> attack :
          List.of(new Threshold(), new ShadowMia(4, ShadowMia.Classifier.GLOBAL))) {
        Membership found = (Membership) attack.run(target, context);
        assertThat(found.auc().value()).as(attack.toString()).isCloseTo(0.5, within(3 * error));
      }
    }
  }
}
