package org.tattle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Held;
import org.tattle.attack.Small;
import org.tattle.attack.audit.Canary;
import org.tattle.attack.membership.Gap;
import org.tattle.attack.membership.Membership;
import org.tattle.attack.membership.shadow.Lira;
import org.tattle.claim.Claim;
import org.tattle.component.Schema;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.defense.output.Round;
import org.tattle.defense.train.DpSgd;
import org.tattle.nn.train.Examples;
import org.tattle.privacy.account.Guarantee;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Target;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.Trainer;

/** A model that is no network goes through the same house as one that is. */
class KnnTest {
  private static final int[] ALL = {0, 1, 2, 3, 4};

  private static Learned learned(int k, int outputs) {
    INDArray features = Nd4j.createFromArray(0f, 1f, 2f, 10f, 2f).reshape(5, 1);
    Examples examples =
        outputs == 1
            ? Examples.of(features, new float[] {1, 2, 3, 4, 9})
            : new Examples(features, new int[] {0, 0, 1, 1, 2});
    return new Knn(k).learn(examples, outputs, ALL, new Seed(1), Control.NONE);
  }

  private static double[] said(Learned learned, float asked) {
    INDArray row = Nd4j.createFromArray(asked).reshape(1, 1);
    return learned.answers(row, new int[] {0}, Control.NONE)[0];
  }

  /** Of 0.4 the nearest are 0 and 1, then two rows at 2, of which the earlier counts first. */
  @Test
  void theNearestAreAskedAndTheEarlierOfThoseThatAreAsNear() {
    assertThat(said(learned(1, 3), 0.4f)).containsExactly(1, 0, 0);
    assertThat(said(learned(2, 3), 0.4f)).containsExactly(1, 0, 0);
    assertThat(said(learned(3, 3), 0.4f)).containsExactly(2 / 3.0, 1 / 3.0, 0);
    assertThat(said(learned(4, 3), 0.4f)).containsExactly(0.5, 0.25, 0.25);
    assertThat(said(learned(99, 3), 0.4f)).containsExactly(0.4, 0.4, 0.2);
    assertThat(said(learned(3, 1), 0.4f)).containsExactly(2);
  }

  @Test
  void itsBytesAreAllOfIt() {
    Learned learned = learned(3, 3);
    Learned read = new Knn(3).read(learned.bytes());
    assertThat(read.bytes()).isEqualTo(learned.bytes());
    assertThat(said(read, 0.4f)).isEqualTo(said(learned, 0.4f));
    for (int length : new int[] {0, 11, 20}) {
      byte[] cut = Arrays.copyOf(learned.bytes(), length);
      assertThatThrownBy(() -> new Knn(3).read(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Small small(int k) {
    return new Small(
        new Digits(), 200, Split.Adversary.HALVES, new Knn(k), new Training().epochs(), Small.SEED);
  }

  private static Blueprint blueprint(Small small) {
    Blueprint made = small.blueprint;
    return new Blueprint(made.data(), made.split(), new Knn(1), new Training(), List.of());
  }

  /** Who asks one neighbour is told the label of each row that was learned from. */
  @Test
  void membersAreTheirOwnNearestAndAttacksSeeIt() {
    try (Small small = small(1)) {
      Target target = blueprint(small).make(small.trainer, Control.NONE);
      assertThat(target.access())
          .contains(Access.LABELS, Access.PROBABILITIES, Access.QUERIES, Access.SHADOWS)
          .doesNotContain(Access.GRADIENTS);
      assertThat(
              IntStream.range(0, target.answers().size())
                  .filter(target::member)
                  .allMatch(target.answers()::correct))
          .isTrue();
      Membership gap = new Gap().run(target, small.context());
      assertThat(gap.auc().value()).isGreaterThan(0.5);
      Lira lira = (Lira) Schema.of(Lira.class).build(Map.of("shadows", 8));
      Membership found = lira.run(target, Held.to(lira, target, small.context()));
      assertThat(found.auc().value()).isGreaterThan(gap.auc().value());
    }
  }

  @Test
  void itIsPlannedAndKeptUnderAKeyOfItsRows() {
    try (Small small = small(1)) {
      Blueprint blueprint = blueprint(small);
      Order order = blueprint.order(small.trainer);
      assertThat(order.effort(List.of(0))).isEqualTo("1 pass");
      assertThat(small.trainer.time(order, List.of(0), Control.NONE)).isPositive();
      assertThat(small.trainer.missing(order)).containsExactly(0);
      blueprint.make(small.trainer, Control.NONE);
      assertThat(small.trainer.missing(order)).isEmpty();
      int gone = blueprint.split().members()[0];
      assertThat(small.trainer.missing(blueprint.without(gone).order(small.trainer)))
          .containsExactly(0);
      Trainer elsewhere = new Trainer(null, Cache.memory(), Small.SEED, true);
      assertThat(blueprint.order(elsewhere).keys()).isEqualTo(order.keys());
      assertThat(blueprint.without(gone).make(elsewhere, Control.NONE).answers().size())
          .isEqualTo(199);
    }
  }

  @Test
  void itsOutputsAreDefendedAndItsTrainingCannotBe() {
    try (Small small = small(1)) {
      Target target = blueprint(small).make(small.trainer, Control.NONE);
      assertThat(target.defended(new Round(1), small.trainer, Control.NONE)).isNotNull();
      assertThatThrownBy(() -> target.defended(new DpSgd(), small.trainer, Control.NONE))
          .isInstanceOf(Fault.class)
          .hasMessage("`dpsgd` changes how networks are trained, and `knn` is none");
      assertThatThrownBy(() -> small.blueprint.with(new Round(1)).make(small.trainer, Control.NONE))
          .isInstanceOf(Fault.class)
          .hasMessage("`knn` learns in no steps, so that `lr` would change nothing");
      Claim claim = new Claim(new Guarantee(1, 1e-5), new Canary());
      assertThatThrownBy(() -> claim.check(target, small.context())).isInstanceOf(Fault.class);
    }
  }
}
