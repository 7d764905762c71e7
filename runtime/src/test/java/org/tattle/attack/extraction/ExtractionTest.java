package org.tattle.attack.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Leak;
import org.tattle.attack.Small;
import org.tattle.attack.membership.Threshold;
import org.tattle.component.ParameterFault;
import org.tattle.component.Schema;
import org.tattle.data.Split;
import org.tattle.data.set.Letters;
import org.tattle.defense.output.LabelsOnly;
import org.tattle.defense.output.QueryLimit;
import org.tattle.defense.output.TopK;
import org.tattle.model.Access;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.run.Control;
import org.tattle.subject.Target;

class ExtractionTest {

  /** A model that has not learned all of its task gives its mistakes away to who asks it. */
  @Test
  void aModelIsCopiedByItsAnswersBetterThanByTheTruth() {
    Mlp model = new Mlp(List.of(64), Layer.Function.RELU);
    try (Small small =
        new Small(new Letters(), 2000, Split.Adversary.THIRDS, model, 10, Small.SEED)) {
      Copied found =
          new Extraction(600, Learns.PROBABILITIES, List.of(), 0)
              .run(small.target(), small.context());
      assertThat(found.asked()).isEqualTo(600);
      Leak leak = found.leaks().get(0);
      assertThat(leak.found().value()).isGreaterThan(leak.chance().value());
      assertThat(leak.above()).as(found.toString()).isTrue();
    }
  }

  /** Nobody can be told from answers that tell nothing of the model. */
  @Test
  void theCopyIsATargetOfItsOwn() {
    try (Small small = new Small(new Letters(), 400)) {
      Target target = small.target();
      Target copy =
          new Extraction(200, Learns.PROBABILITIES, List.of(), 0)
              .run(target, small.context())
              .copy();
      assertThat(copy.key()).isNotEqualTo(target.key());
      assertThat(copy.access()).contains(Access.GRADIENTS).doesNotContain(Access.SHADOWS);
      assertThat(copy.split()).isEqualTo(target.split());
      double stolen = new Threshold().run(copy, small.context()).auc().value();
      assertThat(stolen).isLessThan(new Threshold().run(target, small.context()).auc().value());
    }
  }

  /** What a defense cuts off, rounds or refuses is learned from as far as it goes. */
  @Test
  void answersThatAreLimitedAreLearnedFromAsFarAsTheyGo() {
    try (Small small = new Small(new Letters(), 300)) {
      Extraction attack = new Extraction(100, Learns.PROBABILITIES, List.of(), 0);
      Target cut = small.target((TopK) Schema.of(TopK.class).build(Map.of("k", 1)));
      assertThat(attack.run(cut, small.context()).fidelity().value()).isGreaterThan(0.1);
      QueryLimit limit = (QueryLimit) Schema.of(QueryLimit.class).build(Map.of("total", 40));
      Target limited = small.target(limit).visited(small.blueprint.key().seed(Small.SEED));
      Copied few = attack.run(limited, small.context());
      assertThat(few.asked()).isLessThanOrEqualTo(40);
      assertThat(few.refused()).isEqualTo(100 - few.asked());
      assertThat(few.fidelity().lower()).as("comparing is the owner's affair").isPositive();
      Target quiet = small.target(new LabelsOnly());
      assertThat(new Extraction(100, Learns.LABELS, List.of(), 0).needs())
          .isSubsetOf(quiet.access());
    }
  }

  /** A copy is kept under what it learned from: answers that are drawn anew are another copy. */
  @Test
  void equalAnswersGiveOneCopyAndOthersAnother() {
    try (Small small = new Small(new Letters(), 300)) {
      Extraction attack = new Extraction(100, Learns.PROBABILITIES, List.of(), 0);
      Target target = small.target();
      Target copy = attack.run(target, small.context()).copy();
      assertThat(attack.run(target, small.context()).copy().trained().weights())
          .isEqualTo(copy.trained().weights());
      Target labels =
          new Extraction(100, Learns.LABELS, List.of(), 0).run(target, small.context()).copy();
      assertThat(labels.trained().weights()).isNotEqualTo(copy.trained().weights());
      assertThat(
              copy.ask(
                      small.blueprint.data().features(),
                      small.blueprint.data().labels(),
                      Control.NONE)
                  .size())
          .isEqualTo(300);
    }
  }

  /** A curve goes by answers that were given anyway, and ends where the attack does. */
  @Test
  void aCurveTellsWhatFewerAnswersWereWorth() {
    try (Small small = new Small(new Letters(), 400)) {
      Extraction attack = new Extraction(200, Learns.PROBABILITIES, List.of(150, 20), 2.5);
      Copied found = attack.run(small.target(), small.context());
      assertThat(found.curve()).extracting(Copied.Point::queries).containsExactly(20, 150, 200);
      assertThat(found.curve()).extracting(Copied.Point::cost).containsExactly(0.05, 0.375, 0.5);
      assertThat(found.cost().value()).isEqualTo(0.5);
      assertThat(found.curve().get(2).fidelity()).isEqualTo(found.fidelity().value());
      assertThat(found.curve().get(2).fidelity()).isGreaterThan(found.curve().get(0).fidelity());
      assertThat(found.queries().value()).isEqualTo(200);
    }
    assertThatThrownBy(() -> new Extraction(100, Learns.LABELS, List.of(100), 0))
        .isInstanceOf(ParameterFault.class);
  }
}
