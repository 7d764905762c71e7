package org.tattle.claim.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.attack.mark.OwnersMark;
import org.tattle.claim.Verdict.Outcome;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Fashion;
import org.tattle.defense.mark.Watermark;
import org.tattle.defense.mark.WeightWatermark;
import org.tattle.defense.output.LabelsOnly;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Target;

/** Whether models are claimed that were made from another, and no others. */
class OwnershipTest {
  private static final Small SMALL = new Small(new Digits(), 400);
  private static final Ownership CLAIM = new Ownership(1e-6, 1, 2, Optional.empty());

  @AfterAll
  static void close() {
    SMALL.close();
  }

  @Test
  void aMarkedModelIsKnownAndAnotherIsNot() {
    Target mine = SMALL.target(new Watermark(50));
    assertThat(CLAIM.check(mine, mine, SMALL.context()).outcome()).isEqualTo(Outcome.BORNE_OUT);
    assertThat(CLAIM.check(SMALL.target(), mine, SMALL.context()).outcome())
        .isEqualTo(Outcome.UNSEEN);
  }

  @Test
  void aModelIsKnownByItsWeightsAndAnotherIsNot() {
    Target mine = SMALL.target(new WeightWatermark(32, 1, 1));
    Target bare = SMALL.target();
    assertThat(CLAIM.check(mine, mine, SMALL.context()).outcome()).isEqualTo(Outcome.BORNE_OUT);
    assertThat(CLAIM.check(bare, mine, SMALL.context()).outcome()).isEqualTo(Outcome.UNSEEN);
    assertThatThrownBy(
            () ->
                CLAIM.check(
                    SMALL.target(new WeightWatermark(), new LabelsOnly()), mine, SMALL.context()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("does not show any");
  }

  /** Of rows that a model knows by heart, whoever has them knows; and nobody else does. */
  @Test
  void whoHasTheRowsIsClaimedByThemAndNobodyElse() {
    Ownership rows = new Ownership(1e-3, 1, 1, Optional.of(Ownership.Evidence.ROWS));
    try (Small hard =
        new Small(
            new Fashion(Optional.empty(), false),
            1000,
            Split.Adversary.HALVES,
            new Mlp(List.of(32), Layer.Function.RELU),
            40,
            Small.SEED)) {
      Target mine = hard.target(new Watermark(50));
      Target other =
          DatasetInference.onOthers(hard.blueprint).again(7).make(hard.trainer, Control.NONE);
      assertThat(rows.check(hard.target(), mine, hard.context()).outcome())
          .isEqualTo(Outcome.BORNE_OUT);
      assertThat(rows.check(other, mine, hard.context()).outcome()).isEqualTo(Outcome.UNSEEN);
    }
  }

  @Test
  void whereThereIsNoMarkNothingIsClaimedByIt() {
    Ownership mark = new Ownership(1e-6, 1, 2, Optional.of(Ownership.Evidence.MARK));
    Target bare = SMALL.target();
    assertThatThrownBy(() -> mark.check(bare, bare, SMALL.context())).isInstanceOf(Fault.class);
  }

  /** On 400 rows little shows, and a level of 1e-6 is out of reach. */
  @Test
  void whoTrainedOnOtherRowsIsNotClaimed() {
    Target other =
        DatasetInference.onOthers(SMALL.blueprint).again(7).make(SMALL.trainer, Control.NONE);
    assertThat(CLAIM.check(other, SMALL.target(), SMALL.context()).outcome())
        .isEqualTo(Outcome.UNSEEN);
  }

  /**
   * Labels are drawn again and again for what one model answers: that is what the p-value counts.
   */
  @Test
  void noMoreIsClaimedThanTheLevelSays() {
    int classes = 10;
    int triggers = 50;
    int draws = 100_000;
    UniformRandomProvider random = new Seed(11).random();
    int[] said = random.ints(triggers, 0, 3).toArray(); // a model with favourites
    double[] levels = {0.2, 0.05, 0.01, 0.001};
    int[] claimed = new int[levels.length];
    for (int draw = 0; draw < draws; draw++) {
      int right =
          (int) IntStream.of(said).filter(label -> label == random.nextInt(classes)).count();
      double p = OwnersMark.p(right, triggers, classes, 1);
      for (int i = 0; i < levels.length; i++) {
        claimed[i] += p <= levels[i] ? 1 : 0;
      }
    }
    for (int i = 0; i < levels.length; i++) {
      double level = levels[i];
      double exact =
          IntStream.rangeClosed(0, triggers)
              .mapToDouble(k -> OwnersMark.p(k, triggers, classes, 1))
              .filter(p -> p <= level)
              .max()
              .orElse(0);
      double error = 4 * Math.sqrt(exact * (1 - exact) / draws);
      assertThat((double) claimed[i] / draws)
          .isCloseTo(exact, within(error))
          .isLessThan(level + error);
    }
  }

  @Test
  void moreLooksAskForMore() {
    assertThat(OwnersMark.p(50, 50, 10, 1)).isCloseTo(1e-50, within(1e-55));
    assertThat(OwnersMark.p(20, 50, 10, 1000))
        .isCloseTo(1000 * OwnersMark.p(20, 50, 10, 1), within(1e-15));
    assertThat(OwnersMark.p(0, 50, 10, 5)).isEqualTo(1);
  }
}
