package org.tattle.claim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.BeforeAll;
import org.tattle.attack.Context;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Staged;
import org.tattle.nn.train.Staged.Made;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Target;
import org.tattle.subject.train.Trainer;

/** What probes are given where models are made up, just at and beyond what chance explains. */
abstract class StagedProbe {
  static Target target;

  final UniformRandomProvider random = new Seed(8).split("staged").random();
  final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);

  @BeforeAll
  static void target() {
    target =
        new Tried(Tried.On.WINE, Tried.Schedule.CONSTANT)
            .on(
                new Staged((examples, job) -> Made.nothing(job)),
                1,
                false,
                new org.tattle.defense.Defense[0],
                (real, context) -> real);
  }

  static Bench bench(PrivateSteps privacy, OptionalDouble reach, Function<Job, Made> stage) {
    Staged workers = new Staged(reach, (examples, job) -> stage.apply(job));
    Trainer trainer = new Trainer(workers, Cache.memory(), new Seed(1), false);
    return new Bench(target, privacy, new Context(trainer, new Seed(2), Control.NONE));
  }

  static PrivateSteps privacy(double rate, boolean secure, Phase... phases) {
    return new PrivateSteps(rate, 1.5, List.of(phases), Optional.empty(), secure);
  }

  static boolean idle(Job job) {
    return job.plan().privacy().orElseThrow().clip() == Bench.NEVER;
  }

  static List<Phase> phases(Job job) {
    return job.plan().privacy().orElseThrow().phases();
  }
}
