package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Context;
import org.tattle.claim.Finding.Status;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Staged;
import org.tattle.nn.train.Staged.Made;
import org.tattle.run.Control;
import org.tattle.run.MessageText;
import org.tattle.subject.Forged;
import org.tattle.subject.Target;

/** What the probe of the norm makes of steps that are made up. */
class ClipProbeTest extends StagedClaims {
  @Test
  void stepsThatAreLongerShorterOrElsewhereAreNotOfTheNorm() {
    Context right = context(this::honest);
    Finding fine = clip(right);
    assertThat(fine.status()).as(fine.words()).isEqualTo(Status.NOT_REFUTED);
    assertThat(fine.words()).startsWith("8 rows with gradients ").endsWith("would have been seen");
    for (double factor : new double[] {1.02, 0.98, 1.2}) {
      Finding off = clip(context((examples, it) -> scaled(examples, it, factor)));
      assertThat(off.status()).isEqualTo(Status.FAILS);
      assertThat(off.words())
          .isEqualTo(
              MessageText.of(
                  "gradients beyond C move the weights by %.3f of what C allows", factor));
    }
    assertThat(fine.words()).contains(" gradients 8 times C and more moved");
    // Each row alone is well; all together move the weights as if none had been clipped.
    Finding together =
        clip(context((examples, it) -> scaled(examples, it, it.rows().length > 1 ? 1.5 : 1)));
    assertThat(together.status()).isEqualTo(Status.FAILS);
    Finding turned = clip(context((examples, it) -> scaled(examples, it, -1)));
    assertThat(turned.status()).isEqualTo(Status.FAILS);
  }

  /** Rows have the labels that they have, and steps are as long as a tenth of √42 at C. */
  @Test
  void theTargetsOwnRowsMoveTheWeightsByAFixedLength() {
    int[] rows = {30, 60, 3, 88, 1, 75, 45, 10};
    int[] own = Arrays.stream(rows).map(row -> real.data().labels()[row]).toArray();
    assertThat(own).contains(0, 1);
    Job mixed = new Job(job.network(), job.plan(), rows, job.seed());
    Context context =
        context(
            (examples, it) -> {
              PrivateSteps made = it.plan().privacy().orElseThrow();
              assertThat(examples.labels()).containsExactly(own);
              if (made.clip() != Bench.NEVER) {
                assertThat(it.plan().optimizer().lr() * made.clip())
                    .isCloseTo(0.1 * Math.sqrt(42), within(1e-9));
              }
              return honest(examples, it);
            });
    Target target = forged(mixed, real.spent());
    assertThat(
            new ClipProbe(new Bench(target, privacy, context), target.data(), mixed, Control.NONE)
                .find()
                .status())
        .isEqualTo(Status.NOT_REFUTED);
  }

  /** A row twice, with either label: gradients cancel out, and steps of both go nowhere. */
  @Test
  void stepsOfRowsThatCancelOutGoNowhere() {
    Target two =
        new Tried(Tried.On.BREAST_CANCER, Tried.Schedule.CONSTANT)
            .on(
                new Staged((examples, it) -> Made.nothing(it)),
                1,
                false,
                new org.tattle.defense.Defense[0],
                (target, context) -> target);
    Dataset twice = two.data().holding(two.data().features().getRows(5, 5), new int[] {0, 1});
    Split split =
        new Split(two.split().adversary(), new int[] {0, 1}, new int[0], new int[] {0, 1});
    Job both =
        new Job(
            two.job().orElseThrow().network(), two.job().orElseThrow().plan(), new int[] {0, 1}, 1);
    Target target =
        Forged.target(
            two,
            two.made().on(twice, split),
            both,
            Staged.trained(both, Made.nothing(both)),
            two.spent());
    PrivateSteps made = two.job().orElseThrow().plan().privacy().orElseThrow();
    for (double astray : new double[] {0, 0.009, 0.011}) {
      Context context =
          context(
              (examples, it) -> {
                Made right = honest(examples, it);
                double length = it.plan().optimizer().lr() * it.plan().privacy().get().clip();
                right.weights()[0] += it.rows().length > 1 && length > 0.01 ? astray * length : 0;
                return right;
              });
      Finding found =
          new ClipProbe(new Bench(target, made, context), target.data(), both, Control.NONE).find();
      assertThat(found.status())
          .as("%s: %s", astray, found.words())
          .isEqualTo(astray > 0.01 ? Status.FAILS : Status.NOT_REFUTED);
    }
  }

  /** With a norm that no gradient reaches, one is taken that all are eight times beyond. */
  @Test
  void theNormIsOneThatGradientsAreWellBeyond() {
    List<Double> norms = new ArrayList<>();
    BiFunction<Examples, Job, Made> kept =
        (examples, it) -> {
          norms.add(it.plan().privacy().orElseThrow().clip());
          return honest(examples, it);
        };
    PrivateSteps loose =
        new PrivateSteps(privacy.rate(), 1e6, privacy.phases(), Optional.empty(), true);
    PrivateSteps tight =
        new PrivateSteps(privacy.rate(), 1e-3, privacy.phases(), Optional.empty(), true);
    Target target = forged(job, real.spent());
    Finding far =
        new ClipProbe(new Bench(target, loose, context(kept)), target.data(), job, Control.NONE)
            .find();
    assertThat(far.words()).contains(" gradients 8 times C and more moved");
    assertThat(norms).allMatch(clip -> clip < 10);
    norms.clear();
    Finding near =
        new ClipProbe(new Bench(target, tight, context(kept)), target.data(), job, Control.NONE)
            .find();
    assertThat(near.words()).containsPattern(" gradients \\d{3,4} times C and more moved");
    assertThat(norms).contains(1e-3).allMatch(clip -> clip <= 1e-3);
  }

  private Made scaled(Examples examples, Job it, double factor) {
    PrivateSteps made = it.plan().privacy().orElseThrow();
    float[] weights = base(it);
    if (made.clip() != Bench.NEVER) {
      clipped(examples, it, made.clip(), weights, factor);
    }
    return Made.of(it, weights);
  }

  private static Finding clip(Context context) {
    Target target = forged(job, real.spent());
    return new ClipProbe(new Bench(target, privacy, context), target.data(), job, Control.NONE)
        .find();
  }
}
