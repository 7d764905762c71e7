package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Context;
import org.tattle.claim.Finding.Status;
import org.tattle.claim.Verdict.Outcome;
import org.tattle.data.Column;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.network.PrivateSteps.Quantile;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Staged;
import org.tattle.nn.train.Staged.Made;
import org.tattle.privacy.account.Guarantee;
import org.tattle.subject.Forged;
import org.tattle.subject.Target;

/** What becomes of a claim whose trainings are made up, and of what is assumed beside it. */
class StagedClaimTest extends StagedClaims {
  @Test
  void anHonestTrainingIsUpheldAtWhatItProvesAndUnprovedBelow() {
    Verdict verdict =
        new Claim(proved(), canary(40)).check(forged(job, real.spent()), context(this::honest));
    assertThat(verdict.outcome()).as("%s", verdict.findings()).isEqualTo(Outcome.UPHELD);
    assertThat(verdict.findings())
        .extracting(Finding::about)
        .containsExactly(
            "accountant",
            "noise",
            "tails",
            "clip",
            "batches",
            "canaries in the gradients",
            "canaries among the rows",
            "delta",
            "early stopping",
            "standardisation",
            "randomness",
            "layers",
            "public choices",
            "arithmetic");
    assertThat(about(verdict, "tails").words()).endsWith("reach 30.0");
    assertThat(about(verdict, "canaries among the rows").words()).startsWith("with 95% confidence");
    Guarantee less = new Guarantee(spent.epsilon() - MARGIN, spent.delta());
    assertThat(
            new Claim(less, canary(40))
                .check(forged(job, real.spent()), context(this::honest))
                .outcome())
        .isEqualTo(Outcome.UNPROVED);
  }

  @Test
  void aTrainingThatDoesNothingIsRefutedAndItsTailsAreNotAskedFor() {
    Verdict verdict = check(forged(job, real.spent()), proved());
    assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(Tried.failing(verdict))
        .containsExactly("noise", "clip", "batches", "canaries in the gradients");
    assertThat(about(verdict, "noise").words())
        .isEqualTo("the noise of a step is 0.000 times what is accounted for");
    assertThat(verdict.findings()).extracting(Finding::about).doesNotContain("tails", "steps");
  }

  /** The noise on a quantile is read off by the noise on weights, so it is not without that. */
  @Test
  void aQuantileIsLookedAtWhereTheNoiseIsWell() {
    PrivateSteps adaptive =
        new PrivateSteps(
            privacy.rate(),
            privacy.clip(),
            List.of(new Phase(1.04 * spent.steps().get(0).noise(), privacy.steps())),
            Optional.of(new Quantile(0.5, 0.2, 2)),
            true);
    Target target = forged(with(adaptive), real.spent());
    Verdict well = new Claim(proved(), canary(40)).check(target, context(this::honest));
    assertThat(about(well, "noise on the quantile").status())
        .as(about(well, "noise on the quantile").words())
        .isEqualTo(Status.NOT_REFUTED);
    assertThat(Tried.failing(well)).isEmpty();
    Verdict ill = check(target, proved());
    assertThat(ill.findings()).extracting(Finding::about).doesNotContain("noise on the quantile");
    assertThat(Tried.failing(ill)).contains("noise");
  }

  /** Canaries' bounds refute what is claimed to be less than they are, and not what is as much. */
  @Test
  void canariesAmongTheRowsRefuteWhatTheyBoundFromBelow() {
    Target target = forged(job, real.spent());
    double bound = canary(40).run(target, context(true, StagedClaims::telling)).bound();
    assertThat(bound).isGreaterThan(0.3);
    for (double claimed : new double[] {bound, Math.nextDown(bound)}) {
      Verdict verdict =
          new Claim(new Guarantee(claimed, 1e-5), canary(40))
              .check(target, context(true, StagedClaims::telling));
      assertThat(about(verdict, "canaries among the rows").status())
          .isEqualTo(claimed < bound ? Status.FAILS : Status.NOT_REFUTED);
    }
  }

  @Test
  void whatAClaimTrainsIsWhatItsCanariesTake() {
    Context context = context(this::honest);
    assertThat(new Claim(proved(), canary(40)).work(real.made(), context).copies()).hasSize(1);
  }

  @Test
  void stepsThatTheTargetDidNotTakeAreSaid() {
    Target cut =
        Forged.target(
            real,
            job,
            Staged.trained(job, new Made(new float[Staged.size(job)], 3, new double[0])),
            real.spent());
    Finding steps = about(check(cut, proved()), "steps");
    assertThat(steps.status()).isEqualTo(Status.FAILS);
    assertThat(steps.words()).isEqualTo("the target took 3 of %s".formatted(privacy.steps()));
  }

  @Test
  void aDeltaAboveOneOverTheRowsIsAssumed() {
    int rows = real.split().members().length;
    Target target = forged(job, real.spent());
    assertThat(about(check(target, new Guarantee(4, 1.0 / rows)), "delta").status())
        .isEqualTo(Status.HOLDS);
    Finding above = about(check(target, new Guarantee(4, 1.001 / rows)), "delta");
    assertThat(above.status()).isEqualTo(Status.ASSUMED);
    assertThat(rows).isEqualTo(89);
    assertThat(above.words()).contains("above 1/rows, 0.011 here");
  }

  @Test
  void stoppingEarlyFailsAndSoDoesASeed() {
    Verdict plain = check(forged(job, real.spent()), proved());
    assertThat(about(plain, "early stopping").status()).isEqualTo(Status.HOLDS);
    assertThat(about(plain, "early stopping").words()).startsWith("all steps are taken");
    assertThat(about(plain, "randomness").status()).isEqualTo(Status.HOLDS);
    assertThat(about(plain, "randomness").words()).contains("secure source");
    assertThat(about(plain, "arithmetic").status()).isEqualTo(Status.HOLDS);
    assertThat(about(plain, "arithmetic").words()).endsWith("what floats depart by is charged");
    assertThat(about(plain, "standardisation").status()).isEqualTo(Status.ASSUMED);
    TrainingPlan patient =
        job.plan()
            .with(new TrainingPlan.Patience(2, 0.1))
            .with(
                new PrivateSteps(
                    privacy.rate(), privacy.clip(), privacy.phases(), Optional.empty(), false));
    Job stopped = new Job(job.network(), patient, job.rows(), job.seed());
    Verdict verdict = check(forged(stopped, real.spent()), proved());
    assertThat(about(verdict, "early stopping").status()).isEqualTo(Status.FAILS);
    assertThat(about(verdict, "early stopping").words()).startsWith("held-out private rows");
    assertThat(about(verdict, "randomness").status()).isEqualTo(Status.FAILS);
    assertThat(about(verdict, "randomness").words()).contains("a seed was set");
  }

  @Test
  void columnsThatWereDeclaredTellNothingOfTheRows() {
    Target declared =
        new Tried(Tried.On.DIGITS, Tried.Schedule.CONSTANT)
            .on(
                new Staged((examples, it) -> Made.nothing(it)),
                1,
                false,
                new org.tattle.defense.Defense[0],
                (target, context) -> target);
    assertThat(declared.data().columns()).isNotEmpty().allMatch(Column::declared);
    assertThat(check(declared, proved()).findings())
        .extracting(Finding::about)
        .contains("delta", "randomness")
        .doesNotContain("standardisation");
  }

  @Test
  void statusesAreSaidInWords() {
    assertThat(Status.NOT_REFUTED).hasToString("not refuted");
    assertThat(Status.HOLDS).hasToString("holds");
  }

  /** All but plain steps hand gradients on, and a probe's steps take the path of the target's. */
  @Test
  void probesTakeThePathOfTheTargetsSteps() {
    Context context = context(this::honest);
    for (Optimizer optimizer :
        List.of(Optimizer.sgd(0.1), Optimizer.sgd(0.1).withMomentum(0.9), Optimizer.adam(0.1))) {
      TrainingPlan plan = new TrainingPlan(1, 1, optimizer).with(privacy);
      Target target = forged(new Job(job.network(), plan, job.rows(), 1), real.spent());
      TrainingPlan idle = new Bench(target, privacy, context).idle();
      assertThat(idle.optimizer().plain()).isEqualTo(optimizer.plain());
      assertThat(idle.optimizer().momentum()).isEqualTo(optimizer.plain() ? 0 : 1e-9);
      assertThat(idle.privacy().orElseThrow().secure()).isTrue();
    }
  }
}
