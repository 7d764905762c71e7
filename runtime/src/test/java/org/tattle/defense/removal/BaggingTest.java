package org.tattle.defense.removal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.attack.Small;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.defense.Sharding;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.nn.train.Job;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Classifier;
import org.tattle.subject.Planted;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/** Whether what is certified of votes is so, by training again on other rows. */
class BaggingTest {
  private static final Bagging BAGGING = new Bagging(10);
  private static final Small SMALL =
      new Small(
          new Digits(),
          800,
          Split.Adversary.HALVES,
          new Mlp(List.of(16), Layer.Function.RELU),
          60,
          Small.SEED);
  private static final Target TARGET = SMALL.target(BAGGING);

  @AfterAll
  static void close() {
    SMALL.close();
  }

  /** Of classes that tie the lower is said, so that a higher one has to get ahead of it. */
  @ParameterizedTest
  @CsvSource({"5, 3, 1", "3, 5, 0", "4, 4, 0", "9, 0, 4", "0, 9, 4", "10, 0, 5", "0, 10, 4"})
  void answersOutlastHalfOfWhatTheyLeadBy(int low, int high, int rows) {
    assertThat(Sharding.outlasts(new int[] {low, high})).isEqualTo(rows);
    assertThat(Sharding.outlasts(new int[] {low, high, 0})).isEqualTo(rows);
  }

  /** The formula is tight: so many votes never turn an answer, and one more can. */
  @Test
  void oneVoteMoreTurnsAnAnswer() {
    UniformRandomProvider random = new Seed(3).random();
    for (int i = 0; i < 200; i++) {
      int[] votes = random.ints(3, 0, 20).toArray();
      votes[random.nextInt(3)] += 20;
      int outlasts = Sharding.outlasts(votes);
      assertThat(turned(votes, outlasts)).as("%s", votes).isFalse();
      assertThat(turned(votes, outlasts + 1)).as("%s", votes).isTrue();
    }
  }

  private static boolean turned(int[] votes, int changed) {
    int top = top(votes);
    return IntStream.range(0, votes.length)
        .filter(c -> c != top)
        .anyMatch(
            c -> {
              int[] others = votes.clone();
              others[top] -= changed;
              others[c] += changed;
              return top(others) != top;
            });
  }

  private static int top(int[] votes) {
    int most = IntStream.of(votes).max().orElseThrow();
    return IntStream.range(0, votes.length).filter(c -> votes[c] == most).findFirst().orElseThrow();
  }

  /**
   * Other labels for some members.
   *
   * @param label that all get
   */
  private record Relabelled(int rows, int label) implements Planted {
    @Override
    public Dataset into(Dataset data, Split split, Seed seed) {
      int[] labels = data.labels().clone();
      drawn(split, rows, seed).forEach(row -> labels[row] = label);
      return data.holding(data.features(), labels);
    }
  }

  /** Copies of a member, one pixel apart and called otherwise, in the place of other members. */
  private record Replaced(int rows) implements Planted {
    @Override
    public Dataset into(Dataset data, Split split, Seed seed) {
      INDArray features = data.features().dup();
      int[] labels = data.labels().clone();
      int like = split.members()[0];
      drawn(split, rows, seed)
          .forEach(
              row -> {
                features.putRow(row, data.features().getRow(like));
                features.putScalar(row, row % data.shape().size(), 0.5);
                labels[row] = (data.labels()[like] + 1) % data.classes().size();
              });
      return data.holding(features, labels);
    }
  }

  private static IntStream drawn(Split split, int rows, Seed seed) {
    return seed.random()
        .ints(0, split.members().length)
        .distinct()
        .limit(rows)
        .map(i -> split.members()[i]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void noAnswerChangesThatOutlastsSoManyLabels(int rows) {
    for (int label : new int[] {0, 9}) {
      holds(SMALL.blueprint.with(new Relabelled(rows, label)), rows);
    }
  }

  /** So that the laws have something to find. */
  @Test
  void enoughLabelsChangeAnswers() {
    Answers before = TARGET.answers();
    Answers after =
        SMALL
            .blueprint
            .with(new Relabelled(200, 0))
            .with(BAGGING)
            .make(SMALL.trainer, Control.NONE)
            .answers();
    assertThat(IntStream.range(0, before.size()))
        .anyMatch(i -> after.predicted(i) != before.predicted(i));
  }

  /** A row in the place of another is one taken out and one slipped in. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void noAnswerChangesThatOutlastsTwiceAsManyReplacedRows(int rows) {
    holds(SMALL.blueprint.with(new Replaced(rows)), 2 * rows);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void noAnswerChangesThatOutlastsSoManyRowsTakenOut(int rows) {
    Blueprint whole = SMALL.blueprint;
    holds(whole.without(drawn(whole.split(), rows, new Seed(8)).toArray()), rows);
  }

  private static void holds(Blueprint other, int rows) {
    int[] asked = TARGET.split().nonmembers();
    Answers before = TARGET.answers(asked, Control.NONE);
    Target changed = other.with(BAGGING).make(SMALL.trainer, Control.NONE);
    Answers after = changed.answers(asked, Control.NONE);
    int[] outlasts =
        TARGET.bare().orElseThrow().outlasting().orElseThrow().outlasts(asked, Control.NONE);
    int[] certified = IntStream.range(0, asked.length).filter(i -> outlasts[i] >= rows).toArray();
    assertThat(certified).hasSizeGreaterThan(5);
    assertThat(IntStream.of(certified)).allMatch(i -> after.predicted(i) == before.predicted(i));
  }

  /** Whoever slips rows in would else draw anew how all models are trained. */
  @Test
  void whatIsDrawnDoesNotFollowFromTheRows() {
    Blueprint whole = SMALL.blueprint;
    Dataset changed = new Relabelled(5, 0).into(whole.data(), whole.split(), new Seed(5));
    Blueprint other = whole.on(changed, whole.split());
    assertThat(seeds(other.with(BAGGING))).isEqualTo(seeds(whole.with(BAGGING)));
    assertThat(seeds(other)).isNotEqualTo(seeds(whole));
  }

  private static List<Long> seeds(Blueprint blueprint) {
    return blueprint.order(SMALL.trainer).jobs().stream().map(Job::seed).toList();
  }

  @Test
  void ofNoRowItIsTheAccuracyAndOfMoreNoMore() {
    Classifier target = (Classifier) TARGET;
    double accuracy = target.accuracy().orElseThrow().value();
    assertThat(target.certifiedRows(0).orElseThrow().value()).isEqualTo(accuracy);
    assertThat(target.outlasted())
        .isSortedAccordingTo((a, b) -> Double.compare(b.certified(), a.certified()));
    assertThat(target.certifiedRows(6).orElseThrow().value()).isZero();
    assertThat(((Classifier) SMALL.target(new Sisa(5, 1, Sharding.Vote.MAJORITY))).certifiedRows(0))
        .as("rows are dealt by numbers, which follow from who else is there")
        .isEmpty();
  }
}
