package org.tattle.attack.poisoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Small;
import org.tattle.attack.Work;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.set.BreastCancer;
import org.tattle.data.set.Digits;
import org.tattle.defense.train.Dropout;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Classifier;
import org.tattle.subject.Target;
import org.tattle.subject.train.ModelOrder;

class BackdoorTest {
  private static final Mlp MODEL = new Mlp(List.of(64), Layer.Function.RELU);

  private static Small digits() {
    return new Small(new Digits(), 1600, Split.Adversary.HALVES, MODEL, 20, Small.SEED);
  }

  private static Backdoor poisoning(double share) {
    return new Backdoor(share, Optional.of("7"), Optional.of(3));
  }

  /** As in the paper: the mark works on nearly every row, and nobody sees it in the accuracy. */
  @Test
  void markedRowsAreSteeredAndOthersAreNot() {
    try (Small small = digits()) {
      Target target = small.target();
      Opened found = poisoning(0.05).run(target, small.context());
      Leak leak = found.leaks().get(0);
      assertThat(found.trial().poisoned()).isEqualTo(40);
      assertThat(found.success().value()).as(found.toString()).isGreaterThan(0.9);
      assertThat(leak.chance().value()).isLessThan(0.1);
      assertThat(leak.shows()).isTrue();
      try (Small again = digits()) {
        assertThat(poisoning(0.05).run(again.target(), again.context()).success())
            .isEqualTo(found.success());
      }
      assertThat(found.clean().value())
          .isGreaterThan(((Classifier) target).accuracy().orElseThrow().value() - 0.03);
      Counterpart control = poisoning(0.05).control(target, small.context()).orElseThrow();
      assertThat(control.leak().found().value()).isLessThan(0.05);
      assertThat(control.fails()).isFalse();
    }
  }

  @Test
  void noPoisonOpensNothing() {
    try (Small small = digits()) {
      Opened found = poisoning(0).run(small.target(), small.context());
      assertThat(found.trial().poisoned()).isZero();
      assertThat(found.success()).isEqualTo(found.baseline());
      assertThat(found.leaks().get(0).shows()).isFalse();
      assertThat(found.model().trained().weights()).isEqualTo(small.target().trained().weights());
    }
  }

  @Test
  void onlyMembersArePoisonedAndDefendedCopiesMeetTheSame() {
    try (Small small = digits()) {
      Dataset clean = small.blueprint.data();
      Dataset some = planted(small, small.blueprint, 0.05);
      Dataset more = planted(small, small.blueprint, 0.1);
      int[] changed = changed(clean, some);
      assertThat(changed).hasSize(40);
      assertThat(small.blueprint.split().members()).contains(changed);
      assertThat(changed(clean, more)).hasSize(80).contains(changed);
      for (int row : changed) {
        assertThat(some.labels()[row]).isEqualTo(7);
        float[] values = some.values(new int[] {row});
        for (int at : new int[] {36, 37, 38, 44, 45, 46, 52, 53, 54}) {
          assertThat(values[at]).isEqualTo(clean.features().maxNumber().floatValue());
        }
      }
      Blueprint defended = small.blueprint.with(new Dropout());
      assertThat(planted(small, defended, 0.05).digest()).isEqualTo(some.digest());
    }
  }

  private static Dataset planted(Small small, Blueprint blueprint, double share) {
    Work work = poisoning(share).work(blueprint, small.context());
    return ((ModelOrder) work.copies().get(0).orders(small.trainer).get(0)).data();
  }

  private static int[] changed(Dataset clean, Dataset poisoned) {
    return IntStream.range(0, clean.rows())
        .filter(i -> !Arrays.equals(clean.values(new int[] {i}), poisoned.values(new int[] {i})))
        .toArray();
  }

  /** Rows that are no pictures bear the mark in their last features. */
  @Test
  void tablesAreMarkedToo() {
    try (Small small =
        new Small(new BreastCancer(), 500, Split.Adversary.HALVES, MODEL, 20, Small.SEED)) {
      Backdoor attack = new Backdoor(0.05, Optional.of("malignant"), Optional.of(3));
      Opened found = attack.run(small.target(), small.context());
      assertThat(found.success().value()).as(found.toString()).isGreaterThan(0.8);
    }
  }

  /** Where no size is asked for, a mark is on as many columns as there are. */
  @Test
  void aMarkIsNoLargerThanRowsHaveRoom() {
    Dataset digits = new Digits().load(Control.NONE);
    assertThat(MarkStyle.PATCH.room(digits)).isEqualTo(8);
    Dataset cells = new BreastCancer().load(Control.NONE);
    assertThat(MarkStyle.suited(cells).room(cells)).isEqualTo(30);
    assertThat(MarkStyle.CATEGORY.room(cells)).isZero();
    assertThat(new Backdoor().patch()).isEmpty();
  }

  @Test
  void whatTheDataHaveNotIsTold() {
    try (Small small = new Small(new Digits(), 100)) {
      assertThatThrownBy(
              () ->
                  new Backdoor(0.01, Optional.of("seven"), Optional.of(3))
                      .work(small.blueprint, small.context()))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("the data have no class `seven`");
      assertThatThrownBy(
              () ->
                  new Backdoor(0.01, Optional.empty(), Optional.of(9))
                      .work(small.blueprint, small.context()))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("does not fit into 8 x 8 pixels");
    }
  }
}
