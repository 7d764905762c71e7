package org.tattle.attack.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.data.set.Letters;
import org.tattle.defense.train.Selena;
import org.tattle.measure.Confusion;
import org.tattle.measure.Roc;
import org.tattle.subject.Classifier;
import org.tattle.subject.Target;

class MembershipTest {
  @Test
  void recordsComeMostExposedFirstWithWhatCallingThemWouldCost() {
    int[] rows = {40, 41, 42, 43, 44};
    double[] scores = {0.2, 0.9, 0.5, 0.5, 0.1};
    boolean[] member = {true, true, false, true, false};
    Membership found =
        new Membership(
            rows, scores, member, Roc.of(scores, member), Optional.empty(), 5, List.of());
    assertThat(found.records())
        .containsExactly(
            new RowRisk(1, 41, 0.9, true, 0),
            new RowRisk(2, 42, 0.5, false, 0.5),
            new RowRisk(3, 43, 0.5, true, 0.5),
            new RowRisk(4, 40, 0.2, true, 0.5),
            new RowRisk(5, 44, 0.1, false, 1));
  }

  @Test
  void cutoffsAreTheBestForKnownRowsOfEachClass() {
    double[] scores = {1, 2, 3, 4, 10, 20, 30, 40};
    boolean[] member = {false, false, true, true, false, false, false, true};
    int[] classes = {0, 0, 0, 0, 1, 1, 1, 1};
    Cutoffs own = Cutoffs.fit(scores, member, classes, 2);
    assertThat(own.of(0)).isEqualTo(3);
    assertThat(own.of(1)).isEqualTo(40);
    assertThat(Cutoffs.fit(scores, member, classes, 1).of(1)).isEqualTo(3);
    assertThat(
            own.judge(
                new double[] {3, 3, 50}, new int[] {0, 1, 1}, new boolean[] {true, false, false}))
        .isEqualTo(new Confusion(1, 1, 1, 2));
  }

  @Test
  void ofCutoffsThatAreEquallyGoodTheFirstMembersIsTaken() {
    double[] tied = {1, 2, 3, 4};
    boolean[] half = {true, false, true, false};
    // From 3 on half of either, from 1 on all of either: 1 stands first among the members.
    assertThat(Cutoffs.fit(tied, half, new int[4], 1).of(0)).isEqualTo(1);
  }

  @Test
  void aClassThatShadowsSawOnOneSideOnlyTakesTheCutoffOfAll() {
    double[] scores = {1, 2, 3};
    boolean[] member = {false, true, true};
    assertThat(Cutoffs.fit(scores, member, new int[] {0, 0, 1}, 3).of(1)).isEqualTo(2);
    assertThat(Cutoffs.fit(scores, member, new int[] {0, 0, 1}, 3).of(2)).isEqualTo(2);
  }

  @Test
  void cutoffsThatAreSetOnShadowsNeedShadows() {
    assertThatThrownBy(() -> new Threshold(Threshold.Signal.LOSS, Threshold.Cutoff.PER_CLASS, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`shadows=1`");
  }

  @Test
  void gradientsAndCutoffsTellAnOverfittedModelsMembers() {
    try (Small small = new Small(new Letters(), 600)) {
      Target target = small.target();
      double loss = new Threshold().run(target, small.context()).auc().value();
      double norm = new Whitebox().run(target, small.context()).auc().value();
      assertThat(loss).isGreaterThan(0.55);
      assertThat(norm).isGreaterThan(loss - 0.05);
      Membership called =
          new Threshold(Threshold.Signal.LOSS, Threshold.Cutoff.PER_CLASS, 2)
              .run(target, small.context());
      assertThat(called.balancedAccuracy().value()).isGreaterThan(0.55);
      assertThat(called.balancedAccuracy().method()).isEqualTo("Newcombe");
    }
  }

  @Test
  void aModelTaughtByOthersTellsLess() {
    try (Small small = new Small(new Letters(), 600)) {
      double plain = new Threshold().run(small.target(), small.context()).auc().value();
      Target taught = small.target(new Selena(6, 2));
      double left = new Threshold().run(taught, small.context()).auc().value();
      assertThat(left).isLessThan(plain - 0.05);
      assertThat(((Classifier) taught).accuracy().orElseThrow().value()).isGreaterThan(0.4);
    }
  }
}
