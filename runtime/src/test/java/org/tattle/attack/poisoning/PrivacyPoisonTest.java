package org.tattle.attack.poisoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Target;

/** Whether mislabelled copies of rows make a model tell who of them was in its training. */
class PrivacyPoisonTest {
  private static final Small SMALL =
      new Small(
          new Digits(),
          1000,
          Split.Adversary.HALVES,
          new Mlp(List.of(32), Layer.Function.RELU),
          100,
          Small.SEED);

  @AfterAll
  static void close() {
    SMALL.close();
  }

  /** Copies of other rows, which are as many wrong labels, are the control. */
  @Test
  void copiesOfRowsMakeTheModelTellOfThemAndCopiesOfOthersDoNot() {
    Target target = SMALL.target();
    PrivacyPoison attack = new PrivacyPoison(40, 8, 6, List.of(2));
    Betrayed found = attack.run(target, SMALL.context());
    assertThat(found.trial().poisoned()).isEqualTo(320);
    assertThat(found.leaks().get(0).shows()).as(found.auc() + " " + found.baseline()).isTrue();
    assertThat(found.rise().lower()).isPositive();
    assertThat(found.curve()).extracting(Betrayed.Point::copies).containsExactly(2, 8);
    assertThat(found.auc().lower()).isGreaterThan(found.elsewhere().value());
    assertThat(attack.control(target, SMALL.context()).orElseThrow().fails()).isFalse();
  }

  @Test
  void onlyTheAttackersOwnRowsBecomeCopies() {
    Victims victims = Victims.of(SMALL.blueprint, 20, SMALL.context());
    Dataset before = SMALL.blueprint.data();
    Split split = SMALL.blueprint.split();
    Dataset after = victims.twins(SMALL.blueprint, 3).into(before, split, new Seed(1));
    int[] changed =
        IntStream.range(0, before.rows())
            .filter(
                row ->
                    !Arrays.equals(before.values(new int[] {row}), after.values(new int[] {row})))
            .toArray();
    assertThat(changed).hasSize(60).doesNotContain(victims.rows());
    assertThat(split.members()).contains(changed);
    assertThat(victims.rows()).hasSize(20);
    assertThat(
            IntStream.of(victims.rows())
                .filter(row -> Arrays.binarySearch(split.members(), row) >= 0))
        .hasSize(10);
    for (int row : changed) {
      int of =
          IntStream.of(victims.rows())
              .filter(
                  it -> Arrays.equals(before.values(new int[] {it}), after.values(new int[] {row})))
              .findFirst()
              .orElseThrow();
      assertThat(after.labels()[row]).isNotEqualTo(before.labels()[of]);
    }
  }

  @Test
  void moreCopiesThanThereIsRoomForAreTold() {
    assertThatThrownBy(
            () -> new PrivacyPoison(50, 50, 2, List.of()).work(SMALL.blueprint, SMALL.context()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("50 copies of 50 rows do not fit among 500");
    assertThatThrownBy(
            () -> new PrivacyPoison(2000, 1, 2, List.of()).work(SMALL.blueprint, SMALL.context()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("of 2,000 rows half have to be members");
  }
}
