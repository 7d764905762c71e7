package org.tattle.attack.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Context;
import org.tattle.attack.Small;
import org.tattle.data.set.Digits;
import org.tattle.defense.mark.Watermark;
import org.tattle.defense.mark.WeightWatermark;
import org.tattle.defense.sieve.NeighbourLabels;
import org.tattle.run.Control;
import org.tattle.subject.Target;
import org.tattle.unlearning.Finetune;

/** What is left of marks when somebody tries to be rid of them. */
class MarkAttackTest {
  private static final Small SMALL = new Small(new Digits(), 400);
  private static final Target ANSWERS = SMALL.target(new Watermark(50));
  private static final Target WEIGHTS = SMALL.target(new WeightWatermark(32, 1, 1));
  private static final List<MarkAttack> ALL =
      List.of(
          new Finetuning(5, List.of(1), 100),
          new Pruning(0.9, List.of(0.3)),
          new Distilling(40, List.of(5), 100, 2),
          new Overwriting(5, List.of(1), 100));

  @AfterAll
  static void close() {
    SMALL.close();
  }

  private static MarkLeft left(MarkAttack by, Target target) {
    return by.run(target, SMALL.context());
  }

  @Test
  void theWholeMarkIsThereBeforeAndAModelWithAnotherGivesItByChance() {
    for (Target target : List.of(ANSWERS, WEIGHTS)) {
      for (MarkAttack by : ALL) {
        MarkLeft left = left(by, target);
        assertThat(left.curve().get(0).strength()).isZero();
        assertThat(left.curve().get(0).left()).isEqualTo(left.curve().get(0).of());
        assertThat(left.curve()).hasSize(3);
        assertThat(left.copy().answers().size()).isEqualTo(target.answers().size());
        assertThat(by.control(target, SMALL.context()).orElseThrow().fails()).isFalse();
      }
    }
  }

  /** Claims are at 1e-6, which 18 of 50 answers reach, and 32 of 32 bits alone come near. */
  @Test
  void aNewModelLosesMostOfIt() {
    MarkLeft answers = left(new Distilling(40, List.of(), 100, 2), ANSWERS);
    assertThat(answers.p().value()).isGreaterThan(1e-6);
    assertThat(answers.removed()).hasValueSatisfying(it -> assertThat(it.value()).isEqualTo(40));
    assertThat(answers.leaks().get(0).shows()).isTrue();
    assertThat(left(new Distilling(5, List.of(), 100, 2), WEIGHTS).left().value()).isLessThan(0.9);
  }

  @Test
  void aLittleWorkOnTheWeightsLeavesIt() {
    for (Target target : List.of(ANSWERS, WEIGHTS)) {
      for (MarkAttack by :
          List.of(
              new Finetuning(1, List.of(), 100),
              new Pruning(0.3, List.of()),
              new Overwriting(1, List.of(), 100))) {
        MarkLeft left = left(by, target);
        assertThat(left.removed()).as("%s", by).isEmpty();
      }
    }
  }

  /** A network of zeros gives one class for everything, and no bit is above 0. */
  @Test
  void whoPrunesAllOfItHasNoModelLeft() {
    MarkLeft left = left(new Pruning(1, List.of()), ANSWERS);
    assertThat(left.removed()).isPresent();
    assertThat(left.accuracy().value()).isLessThan(0.3);
    MarkLeft bits = left(new Pruning(1, List.of()), WEIGHTS);
    assertThat(bits.p().value()).isGreaterThan(1e-6);
  }

  @Test
  void equalSeedsGiveEqualFindings() {
    Context context = SMALL.context();
    for (MarkAttack by : ALL) {
      assertThat(by.run(ANSWERS, context).curve()).isEqualTo(by.run(ANSWERS, context).curve());
    }
  }

  /** The mark is drawn from the training's seed, whatever became of the rows since then. */
  @Test
  void theMarkOfAModelThatForgotOrWasSievedIsStillTheOwners() {
    int[] gone = IntStream.of(SMALL.blueprint.split().members()).limit(10).toArray();
    Target forgot = ANSWERS.unlearned(new Finetune(), gone, SMALL.trainer, Control.NONE);
    Target sieved = SMALL.target(new Watermark(50), new NeighbourLabels());
    for (Target target : List.of(forgot, sieved)) {
      for (MarkAttack by : ALL) {
        MarkLeft left = left(by, target);
        assertThat(left.curve().get(0).left()).isGreaterThan(40);
        assertThat(by.work(target.made(), SMALL.context()).parts(target.made(), SMALL.trainer))
            .isNotEmpty();
      }
    }
  }
}
