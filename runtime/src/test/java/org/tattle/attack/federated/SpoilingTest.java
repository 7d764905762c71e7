package org.tattle.attack.federated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Letters;
import org.tattle.defense.Defense;
import org.tattle.defense.aggregation.FlTrust;
import org.tattle.defense.aggregation.FoolsGold;
import org.tattle.defense.aggregation.MultiKrum;
import org.tattle.federated.Federation;
import org.tattle.federated.client.Dealing;
import org.tattle.federated.client.Federating;
import org.tattle.federated.method.FedAvg;
import org.tattle.model.Logistic;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Recipe;
import org.tattle.subject.SubjectMaker.Ingredients;

class SpoilingTest {
  private static final Small SMALL =
      new Small(new Letters(), 1_200, Split.Adversary.HALVES, new Logistic(), 1, Small.SEED);

  private static Recipe<Federation> recipe() {
    return recipe(Dealing.IID);
  }

  private static Recipe<Federation> recipe(Dealing split) {
    Federating how = new Federating(11, 5, 1, 16, 0.2, 1, 0, split, 1, 2, Optional.empty());
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

  /** What the server learns from forty rows is enough to tell who turned theirs round. */
  @Test
  void aServerThatKnowsAFewRowsIsSpoiledLess() {
    isSpoiledLess(Dealing.IID, new SignFlip(3, 10), new FlTrust(40));
  }

  /** Who all send the same is one; honest clients with other letters each are several. */
  @Test
  void aServerThatRemembersIsSpoiledLess() {
    isSpoiledLess(Dealing.SHARDS, new InnerProduct(3, 10), new FoolsGold());
  }

  private static void isSpoiledLess(Dealing split, SpoilingAttack attack, Defense rule) {
    Federation open = recipe(split).make(SMALL.trainer, Control.NONE);
    Federation robust = recipe(split).with(rule).make(SMALL.trainer, Control.NONE);
    double lost = attack.run(open, SMALL.context()).lost().value();
    assertThat(lost).isGreaterThan(0.1);
    assertThat(attack.run(robust, SMALL.context()).lost().value()).isLessThan(lost / 2);
  }

  /** Each of four clients shows a quarter of a patch; the whole of it is known all the same. */
  @Test
  void partsOfAMarkOpenTheDoorToTheWholeOfIt() {
    Small pictures =
        new Small(new Digits(), 1_200, Split.Adversary.HALVES, new Logistic(), 1, Small.SEED);
    Federating how = new Federating(11, 25, 2, 16, 0.2, 1, 0, Dealing.IID, 1, 2, Optional.empty());
    Ingredients from =
        new Ingredients(
            pictures.blueprint.data(),
            pictures.blueprint.split(),
            Optional.of(new Mlp(List.of(32), Layer.Function.RELU)),
            List.of(how));
    Recipe<Federation> recipe = new FedAvg().recipe(from, Control.NONE);
    Federation open = recipe.make(pictures.trainer, Control.NONE);
    DistributedBackdoor attack = new DistributedBackdoor(4, 4, 0.2, Optional.empty(), 3, 1);
    DoorOpened found = attack.run(open, pictures.context());
    assertThat(found.success().value()).as(found.toString()).isGreaterThan(0.4);
    assertThat(found.leaks().get(0).above()).as(found.toString()).isTrue();
    assertThat(attack.control(open, pictures.context()).orElseThrow().fails()).isFalse();
    DistributedBackdoor tenths = new DistributedBackdoor(4, 10, 0.3, Optional.empty(), 3, 1);
    assertThatThrownBy(() -> tenths.run(open, pictures.context()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("cannot be cut into 10 parts");
  }

  /** Clients who are called bad and do as all others do: nothing is lost, and nothing gained. */
  record Harmless(int clients) implements SpoilingAttack {
    @Override
    public float[][] send(float[][] own, int all, UniformRandomProvider random) {
      return own;
    }
  }

  @Test
  void whoDoesNothingBadLosesNothing() {
    Federation open = recipe().make(SMALL.trainer, Control.NONE);
    Spoiled found = new Harmless(3).run(open, SMALL.context());
    assertThat(found.lost().value()).isZero();
    assertThat(found.accuracy()).isEqualTo(found.baseline());
    assertThat(found.leaks().get(0).above()).isFalse();
  }

  /** Rows that two trainings get wrong and right as they please are no loss. */
  @Test
  void whatIsMendedIsTakenFromWhatIsSpoiled() {
    Spoiled helped = new Spoiled(1, 10, 300, 47, 129, 24, Optional::empty);
    assertThat(helped.lost().value()).isCloseTo(-82 / 300.0, within(1e-12));
    assertThat(helped.lost().upper()).isNegative();
    assertThat(helped.leaks().get(0).above()).isFalse();
    assertThat(helped.surely().above()).isFalse();
    Spoiled harmed = new Spoiled(1, 10, 300, 129, 47, 106, Optional::empty);
    assertThat(harmed.lost().value()).isCloseTo(82 / 300.0, within(1e-12));
    assertThat(harmed.leaks().get(0).above()).isTrue();
    assertThat(harmed.surely().above()).isTrue();
    for (int spoiled = 0; spoiled <= 30; spoiled++) {
      Spoiled some = new Spoiled(1, 10, 300, 150, 165 - spoiled, spoiled, Optional::empty);
      assertThat(some.leaks().get(0).above()).isEqualTo(some.lost().lower() > 0);
    }
  }

  @Test
  void allClientsCannotBeBad() {
    Federation open = recipe().make(SMALL.trainer, Control.NONE);
    assertThatThrownBy(() -> new SignFlip(11, 5).run(open, SMALL.context()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("11 of 11 clients");
  }
}
