package org.tattle.claim;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.BeforeAll;
import org.tattle.attack.Context;
import org.tattle.attack.audit.Canary;
import org.tattle.component.Schema;
import org.tattle.nn.network.GradientMarks;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.PrivateSteps.Quantile;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Staged;
import org.tattle.nn.train.Staged.Made;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Forged;
import org.tattle.subject.Target;
import org.tattle.subject.train.Trainer;

/** Claims whose trainings are made up: honest ones, and such as do nothing. */
abstract class StagedClaims {
  static final double MARGIN = 1e-9;
  static Target real;
  static Spent spent;
  static Job job;
  static PrivateSteps privacy;

  @BeforeAll
  static void target() {
    real =
        new Tried(Tried.On.WINE, Tried.Schedule.CONSTANT)
            .on(
                new Staged((examples, it) -> Made.nothing(it)),
                1,
                false,
                new org.tattle.defense.Defense[0],
                (target, context) -> target);
    spent = real.spent().orElseThrow();
    job = real.job().orElseThrow();
    privacy = job.plan().privacy().orElseThrow();
  }

  final UniformRandomProvider random = new Seed(9).split("honest").random();
  final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);

  static float[] base(Job it) {
    float[] weights = new float[Staged.size(it)];
    UniformRandomProvider own = new Seed(it.seed()).random();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = own.nextFloat() - 0.5f;
    }
    return weights;
  }

  /** What comes out of the probes' trainings by the recipe that they have. */
  final Made honest(Examples examples, Job it) {
    Optional<PrivateSteps> asked = it.plan().privacy();
    float[] weights = base(it);
    if (it.plan().marks().isPresent() || asked.isEmpty()) {
      GradientMarks marks = it.plan().marks().orElse(new GradientMarks(1, new int[0]));
      double[] scores = new double[marks.count()];
      Arrays.setAll(scores, i -> normal.sample());
      return new Made(weights, asked.map(PrivateSteps::steps).orElse(1), scores);
    }
    PrivateSteps made = asked.get();
    if (made.clip() == Bench.NEVER || made.steps() == privacy.steps()) {
      return Made.of(it, weights);
    }
    if (made.rate() == Bench.NEVER) {
      double deviation = Staged.deviation(it);
      for (int i = 0; i < weights.length; i++) {
        weights[i] += (float) (deviation * normal.sample());
      }
    } else if (made.quantile().isPresent()) {
      Quantile follows = made.quantile().get();
      double count = follows.noise() * made.phases().get(0).noise() * normal.sample();
      double next = made.clip() * Math.exp(-follows.rate() * (count - follows.share()));
      weights[0] += (float) (made.clip() + next);
    } else if (made.rate() == 1) {
      clipped(examples, it, made.clip(), weights, 1);
    } else {
      for (int row = 0; row < it.rows().length; row++) {
        for (int step = 0; step < made.steps(); step++) {
          weights[row] += random.nextDouble() < made.rate() ? made.clip() / 2 : 0;
        }
      }
    }
    return Made.of(it, weights);
  }

  /** One step by the mean of the rows' gradients, each of at most a norm. */
  static void clipped(Examples examples, Job it, double clip, float[] weights, double factor) {
    double[] sum = new double[weights.length];
    for (int row : it.rows()) {
      float[] gradient = Staged.gradient(it, weights, examples, row);
      double norm = 0;
      for (float g : gradient) {
        norm += (double) g * g;
      }
      double scale = Math.min(1, clip / Math.sqrt(norm));
      Arrays.setAll(sum, i -> sum[i] + factor * scale * gradient[i]);
    }
    for (int i = 0; i < sum.length; i++) {
      weights[i] -= it.plan().optimizer().lr() * sum[i] / it.rows().length;
    }
  }

  /** A training that does nothing but learn canaries, the last 40 rows, by long steps. */
  static Made telling(Examples examples, Job it) {
    if (it.plan().privacy().filter(p -> p.steps() == privacy.steps()).isEmpty()
        || it.plan().marks().isPresent()) {
      return Made.nothing(it);
    }
    float[] weights = new float[Staged.size(it)];
    int first = examples.labels().length - 40;
    for (int step = 0; step < 20; step++) {
      for (int row : it.rows()) {
        float[] gradient = row < first ? new float[0] : Staged.gradient(it, weights, examples, row);
        for (int i = 0; i < gradient.length; i++) {
          weights[i] -= gradient[i];
        }
      }
    }
    return Made.of(it, weights);
  }

  static Context context(BiFunction<Examples, Job, Made> stage) {
    return context(false, stage);
  }

  /** With a seed, the coins of canaries are the same in every run. */
  static Context context(boolean seeded, BiFunction<Examples, Job, Made> stage) {
    Staged workers = new Staged(OptionalDouble.of(30), stage);
    return new Context(
        new Trainer(workers, Cache.memory(), new Seed(1), seeded), new Seed(2), Control.NONE);
  }

  static Canary canary(int count) {
    return (Canary) Schema.of(Canary.class).build(Map.of("canaries", count));
  }

  static Target forged(Job other, Optional<Spent> price) {
    return Forged.target(real, other, Staged.trained(other, Made.nothing(other)), price);
  }

  static Verdict check(Target target, Guarantee claimed) {
    return new Claim(claimed, canary(40))
        .check(target, context((examples, it) -> Made.nothing(it)));
  }

  static Finding about(Verdict verdict, String about) {
    return verdict.findings().stream()
        .filter(finding -> finding.about().equals(about))
        .findFirst()
        .orElseThrow();
  }

  static Guarantee proved() {
    return new Guarantee(spent.epsilon(), spent.delta());
  }

  static Job with(PrivateSteps made) {
    return new Job(job.network(), job.plan().with(made), job.rows(), job.seed());
  }
}
