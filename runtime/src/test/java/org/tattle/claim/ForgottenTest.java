package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.claim.Finding.Status;
import org.tattle.claim.Verdict.Outcome;
import org.tattle.component.RowChoice;
import org.tattle.data.set.Digits;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Target;
import org.tattle.unlearning.Finetune;
import org.tattle.unlearning.Retrain;
import org.tattle.unlearning.RowsToForget;
import org.tattle.unlearning.Unlearning;

/** Whether the verdict on what was forgotten is what it should be. */
class ForgottenTest {
  private static final Small SMALL = new Small(new Digits(), 400);
  private static final Forgotten CLAIM = new Forgotten(8, 0.01, Optional.empty());

  @AfterAll
  static void close() {
    SMALL.close();
  }

  private static Target without(Unlearning by, int count) {
    int[] rows =
        new RowsToForget(RowChoice.drawn(count), true)
            .of(SMALL.blueprint.split(), 400, SMALL.blueprint.lineage().seed(new Seed(1)));
    return SMALL.target().unlearned(by, rows, SMALL.trainer, Control.NONE);
  }

  @Test
  void whoNeverSawTheRowsHasForgottenThem() {
    Verdict verdict = CLAIM.check(without(new Retrain(), 80), SMALL.target(), SMALL.context());
    assertThat(verdict.outcome()).isNotEqualTo(Outcome.REFUTED);
  }

  @Test
  void whoMovesOnRemembers() {
    Verdict verdict = CLAIM.check(without(new Finetune(), 80), SMALL.target(), SMALL.context());
    assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
  }

  @Test
  void ofOneRowTooLittleIsSeen() {
    Verdict verdict = CLAIM.check(without(new Retrain(), 1), SMALL.target(), SMALL.context());
    assertThat(verdict.outcome()).isEqualTo(Outcome.UNSEEN);
  }

  @Test
  void whoForgotNothingIsRefused() {
    Target base = SMALL.target();
    assertThatThrownBy(() -> CLAIM.check(base, base, SMALL.context())).isInstanceOf(Fault.class);
    Forgotten looking = new Forgotten(8, 0.01, Optional.of(RowChoice.drawn(80)));
    assertThat(looking.check(base, base, SMALL.context()).outcome()).isEqualTo(Outcome.REFUTED);
  }

  @Test
  void anAccuracyDiffersFromOthersOnlyOutsideOfTheirRange() {
    double[] others = {0.92, 0.9, 0.95};
    assertThat(Forgotten.usefulness(0.9, others).status()).isEqualTo(Status.NOT_REFUTED);
    assertThat(Forgotten.usefulness(0.95, others).status()).isEqualTo(Status.NOT_REFUTED);
    assertThat(Forgotten.usefulness(0.1, others).status()).isEqualTo(Status.DIFFERS);
    assertThat(Forgotten.usefulness(0.96, others).status()).isEqualTo(Status.DIFFERS);
    assertThat(Forgotten.usefulness(0.96, others).words()).contains("90.0% to 95.0%");
  }

  /** Rows that go together as those of models do: half of what moves one moves all. */
  private static double[] drawn(UniformRandomProvider random, int rows) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double common = normal.sample();
    return IntStream.range(0, rows).mapToDouble(i -> 0.5 * common + normal.sample()).toArray();
  }

  @Test
  void oneMoreOfThePopulationIsRefutedAsOftenAsTheLevelSays() {
    UniformRandomProvider random = new Seed(8).random();
    int rounds = 1000;
    int surer = 0;
    int scattered = 0;
    for (int round = 0; round < rounds; round++) {
      Population population =
          new Population(
              IntStream.range(0, 8).mapToObj(i -> drawn(random, 50)).toArray(double[][]::new));
      double[] model = drawn(random, 50);
      surer += population.surer(model).p() < 0.05 ? 1 : 0;
      scattered += population.scattered(model).p() < 0.05 ? 1 : 0;
    }
    assertThat(surer).isBetween(25, 80);
    assertThat(scattered).isBetween(20, 85);
  }

  @Test
  void rowsThatAreShunnedStandOutToo() {
    UniformRandomProvider random = new Seed(9).random();
    Population population =
        new Population(
            IntStream.range(0, 16).mapToObj(i -> drawn(random, 100)).toArray(double[][]::new));
    double[] model = drawn(random, 100);
    double[] shunned = IntStream.range(0, 100).mapToDouble(i -> model[i] - 4).toArray();
    double[] mixed =
        IntStream.range(0, 100).mapToDouble(i -> model[i] + (i % 2 == 0 ? 4 : -4)).toArray();
    assertThat(population.surer(shunned).p()).isLessThan(0.005);
    assertThat(population.surer(shunned).value()).isLessThan(0.5);
    assertThat(population.scattered(mixed).p()).isLessThan(0.005);
  }
}
