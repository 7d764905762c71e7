package org.tattle.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Held;
import org.tattle.attack.Small;
import org.tattle.attack.membership.Gap;
import org.tattle.attack.membership.Membership;
import org.tattle.attack.membership.shadow.Lira;
import org.tattle.component.Schema;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.defense.output.Round;
import org.tattle.model.Access;
import org.tattle.model.Learned;
import org.tattle.model.Learner;
import org.tattle.model.Training;
import org.tattle.nn.train.Examples;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Classifier;
import org.tattle.subject.Target;
import org.tattle.subject.train.Trainer;

class TreesTest {
  private static final int ROWS = 300;

  /** Three features, of which the first says the class but where the second is above .5. */
  private static Examples examples(boolean numbers) {
    Random random = new Random(7);
    float[][] rows = new float[ROWS][3];
    int[] labels = new int[ROWS];
    float[] truths = new float[ROWS];
    for (int i = 0; i < ROWS; i++) {
      for (int f = 0; f < 3; f++) {
        rows[i][f] = random.nextFloat();
      }
      labels[i] = rows[i][1] > 0.5 ? 2 : rows[i][0] > 0.3 ? 1 : 0;
      truths[i] = labels[i] * 2;
    }
    INDArray features = Nd4j.createFromArray(rows);
    return numbers ? Examples.of(features, truths) : new Examples(features, labels);
  }

  private static int[] all() {
    return IntStream.range(0, ROWS).toArray();
  }

  private static Trees learn(Learner learner, boolean numbers, long seed) {
    Examples examples = examples(numbers);
    return (Trees) learner.learn(examples, numbers ? 1 : 3, all(), new Seed(seed), Control.NONE);
  }

  private static List<Learner> learners() {
    return List.of(new Forest(20, 0, 1, 0), new BoostedTrees(20, 3, 1, 0.3, 0.7));
  }

  @Test
  void whatAFewSplitsSayIsLearnedAndSaidAgain() {
    for (Learner learner : learners()) {
      Learned learned = learn(learner, false, 1);
      double[][] answers = learned.answers(examples(false).features(), all(), Control.NONE);
      for (int i = 0; i < ROWS; i++) {
        assertThat(Arrays.stream(answers[i]).sum()).isCloseTo(1, within(1e-6));
        int label = examples(false).labels()[i];
        assertThat(answers[i][label]).as("%s, row %s", learner, i).isGreaterThan(0.5);
      }
      double[][] numbers =
          learn(learner, true, 1).answers(examples(true).features(), all(), Control.NONE);
      for (int i = 0; i < ROWS; i++) {
        assertThat(numbers[i][0]).isCloseTo(2.0 * examples(false).labels()[i], within(1.0));
      }
    }
  }

  /** A second learner of two classes grows one tree a round, whose sums are logits. */
  @Test
  void twoClassesNeedOneTreeARound() {
    Examples examples = examples(false);
    int[] two = Arrays.stream(examples.labels()).map(label -> label == 2 ? 1 : 0).toArray();
    Trees trees =
        (Trees)
            new BoostedTrees(20, 3, 1, 0.3, 1)
                .learn(new Examples(examples.features(), two), 2, all(), new Seed(1), Control.NONE);
    assertThat(trees.trees()).hasSize(20);
    assertThat(trees.link()).isEqualTo(Trees.Link.LOGISTIC);
    double[][] answers = trees.answers(examples.features(), all(), Control.NONE);
    for (int i = 0; i < ROWS; i++) {
      assertThat(answers[i][two[i]]).isGreaterThan(0.9);
    }
  }

  /** Half of a split's rows on one side and half on the other, by a share of all features. */
  @Test
  void everyNodeHasTheRowsOfItsChildren() {
    for (Learner learner : learners()) {
      for (Tree tree : learn(learner, false, 1).trees()) {
        for (int i = 0; i < tree.nodes(); i++) {
          assertThat(tree.rows()[i]).isPositive();
          if (!tree.isLeaf(i)) {
            assertThat(tree.rows()[i])
                .isEqualTo(tree.rows()[tree.yes()[i]] + tree.rows()[tree.no()[i]]);
          }
        }
      }
    }
  }

  @Test
  void aLeafHasNoFewerRowsThanAskedAndATreeNoMoreSplits() {
    for (Tree tree : learn(new Forest(5, 2, 30, 1), false, 1).trees()) {
      assertThat(tree.nodes()).isLessThanOrEqualTo(7);
      assertThat(Arrays.stream(tree.rows()).min().getAsInt()).isGreaterThanOrEqualTo(30);
    }
  }

  @Test
  void equalSeedsGiveEqualBytesAndOthersDoNot() {
    for (Learner learner : learners()) {
      byte[] bytes = learn(learner, false, 1).bytes();
      assertThat(learn(learner, false, 1).bytes()).isEqualTo(bytes);
      assertThat(learn(learner, false, 2).bytes()).isNotEqualTo(bytes);
    }
  }

  @Test
  void itsBytesAreAllOfIt() {
    for (Learner learner : learners()) {
      Trees learned = learn(learner, false, 1);
      byte[] bytes = learned.bytes();
      Learned read = learner.read(bytes);
      assertThat(read.bytes()).isEqualTo(bytes);
      float[] row = {0.2f, 0.4f, 0.9f};
      assertThat(((Trees) read).answer(row)).isEqualTo(learned.answer(row));
      for (int length : new int[] {0, 11, 20, bytes.length - 1, bytes.length + 4}) {
        byte[] other = Arrays.copyOf(bytes, length);
        assertThatThrownBy(() -> learner.read(other)).isInstanceOf(IllegalArgumentException.class);
      }
      for (int at = 0; at < bytes.length; at += 37) {
        byte[] other = bytes.clone();
        other[at] ^= (byte) 0x90;
        try {
          ((Trees) learner.read(other)).answer(row);
        } catch (IllegalArgumentException expected) {
          assertThat(expected).hasMessageNotContaining("null");
        }
      }
    }
  }

  /** A threshold between two floats that follow each other keeps them apart. */
  @Test
  void floatsNextToEachOtherAreKeptApart() {
    float low = 1;
    float high = Math.nextUp(low);
    INDArray features = Nd4j.createFromArray(low, low, high, high).reshape(4, 1);
    Trees trees =
        (Trees)
            new Forest(9, 0, 1, 1)
                .learn(
                    new Examples(features, new int[] {0, 0, 1, 1}),
                    2,
                    new int[] {0, 1, 2, 3},
                    new Seed(3),
                    Control.NONE);
    assertThat(trees.answer(new float[] {low})[0]).isGreaterThan(0.5);
    assertThat(trees.answer(new float[] {high})[1]).isGreaterThan(0.5);
  }

  private static Target made(Small small, Learner learner) {
    Blueprint made = small.blueprint;
    return new Blueprint(made.data(), made.split(), learner, new Training(), List.of())
        .make(small.trainer, Control.NONE);
  }

  /** Fully grown trees remember their rows; what is asked of other models is asked of them. */
  @Test
  void attacksSeeWhatForestsRemember() {
    Learner learner = new Forest(10, 0, 1, 0);
    try (Small small =
        new Small(
            new Digits(),
            200,
            Split.Adversary.HALVES,
            learner,
            new Training().epochs(),
            Small.SEED)) {
      Target target = made(small, learner);
      assertThat(target.access())
          .contains(Access.LABELS, Access.PROBABILITIES, Access.QUERIES, Access.SHADOWS)
          .doesNotContain(Access.GRADIENTS);
      Classifier worth = (Classifier) target;
      assertThat(worth.trainAccuracy().orElseThrow().value()).isGreaterThan(0.95);
      assertThat(worth.testAccuracy().orElseThrow().value()).isGreaterThan(0.6);
      Membership gap = new Gap().run(target, small.context());
      assertThat(gap.auc().value()).isGreaterThan(0.5);
      Lira lira = (Lira) Schema.of(Lira.class).build(Map.of("shadows", 6));
      Membership found = lira.run(target, Held.to(lira, target, small.context()));
      assertThat(found.auc().value()).isGreaterThan(0.7);
      Target rounded = target.defended(new Round(), small.trainer, Control.NONE);
      assertThat(rounded.answers().probabilities(0)).isNotNull();
      Trainer elsewhere = new Trainer(null, Cache.memory(), Small.SEED, true);
      assertThat(target.made().order(elsewhere).keys())
          .isEqualTo(target.made().order(small.trainer).keys());
    }
  }
}
