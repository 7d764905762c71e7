package org.tattle.attack.federated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.data.Split;
import org.tattle.data.set.Letters;
import org.tattle.defense.aggregation.MultiKrum;
import org.tattle.federated.Dealing;
import org.tattle.federated.FedAvg;
import org.tattle.federated.Federating;
import org.tattle.federated.Federation;
import org.tattle.model.Logistic;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Recipe;
import org.tattle.subject.SubjectMaker.Ingredients;

class SpoilingTest {
  private static final Small SMALL =
      new Small(new Letters(), 1_200, Split.Adversary.HALVES, new Logistic(), 1, Small.SEED);

  private static Recipe<Federation> recipe() {
    Federating how = new Federating(11, 5, 1, 16, 0.2, 1, 0, Dealing.IID, 1, 2, Optional.empty());
    Ingredients from =
        new Ingredients(
            SMALL.blueprint.data(),
            SMALL.blueprint.split(),
            Optional.of(new Logistic()),
            List.of(how));
    return new FedAvg().recipe(from, Control.NONE);
  }

  @Test
  void clientsWhoTurnWhatTheyLearnedRoundSpoilAMeanAndNoPickedUpdates() {
    Federation open = recipe().make(SMALL.trainer, Control.NONE);
    Federation robust = recipe().with(new MultiKrum(2)).make(SMALL.trainer, Control.NONE);
    SignFlip attack = new SignFlip(2, 10);
    Spoiled found = attack.run(open, SMALL.context());
    assertThat(found.leaks().get(0).above()).as(found.toString()).isTrue();
    Spoiled held = attack.run(robust, SMALL.context());
    assertThat(held.lost().value()).isLessThan(found.lost().value() / 2);
    assertThat(attack.explanation(open, SMALL.context()).orElseThrow().leak().found().value())
        .isLessThan(found.lost().value() / 2);
    assertThat(attack.control(open, SMALL.context()).orElseThrow().fails()).isFalse();
  }

  /** By hand: of 26 honest clients 24 and of 40 honest ones 24 may lie nearer to the mean. */
  @Test
  void aLittleIsAsMuchAsStillLeavesEnoughHonestClientsFartherOut() {
    assertThat(Alie.deviations(24, 50)).isCloseTo(1.4261, within(1e-3));
    assertThat(Alie.deviations(10, 50)).isCloseTo(0.2533, within(1e-3));
  }

  @Test
  void noiseIsEachClientsOwnAndAManipulatedProductTheSameOfAll() {
    GaussianUpdates noise = new GaussianUpdates(2, 0.01);
    float[][] own = {{1, 2, 3}, {4, 5, 6}};
    float[][] sent = noise.send(own, 11, new Seed(1).random());
    assertThat(sent).hasDimensions(2, 3);
    float[][] same = new InnerProduct(2, 0.5).send(own, 11, new Seed(1).random());
    assertThat(same[0]).containsExactly(-1.25f, -1.75f, -2.25f).isEqualTo(same[1]);
  }

  @Test
  void allClientsCannotBeBad() {
    Federation open = recipe().make(SMALL.trainer, Control.NONE);
    assertThatThrownBy(() -> new SignFlip(11, 5).run(open, SMALL.context()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("11 of 11 clients");
  }
}
