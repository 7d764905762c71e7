package org.tattle.attack.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.UnitSphereSampler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.claim.Verdict.Outcome;
import org.tattle.claim.owner.Ownership;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Fashion;
import org.tattle.defense.mark.ClassDirections;
import org.tattle.defense.mark.Radioactive;
import org.tattle.defense.output.LabelsOnly;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Target;
import org.tattle.subject.train.NetworkOrder;

/** Moved rows: that whoever trains on them is known, and nobody else. */
class DirectionLeaningTest {
  private static final Small SMALL =
      new Small(
          new Fashion(Optional.empty(), false),
          2000,
          Split.Adversary.HALVES,
          new Mlp(List.of(32), Layer.Function.RELU),
          10,
          Small.SEED);
  private static final Blueprint HOW = SMALL.blueprint.with(new Radioactive(0.1, 1));
  private static final Target MINE = HOW.make(SMALL.trainer, Control.NONE);
  private static final DirectionLeaning MARK =
      DirectionLeaning.of(HOW, SMALL.context()).orElseThrow();
  private static final Ownership CLAIM = new Ownership(1e-6, 1, 1, Optional.empty());

  @AfterAll
  static void close() {
    SMALL.close();
  }

  private static Dataset moved() {
    return ((NetworkOrder) HOW.order(SMALL.trainer)).data();
  }

  /** Another network, other weights to begin with, and nothing known but the rows. */
  @Test
  void whoTrainsOnMovedRowsIsKnown() {
    Target theirs =
        new Blueprint(
                moved(),
                HOW.split(),
                new Mlp(List.of(24), Layer.Function.TANH),
                HOW.training(),
                List.of())
            .again(7)
            .make(SMALL.trainer, Control.NONE);
    for (Target model : List.of(MINE, theirs)) {
      assertThat(CLAIM.check(model, MINE, SMALL.context()).outcome()).isEqualTo(Outcome.BORNE_OUT);
    }
  }

  @Test
  void whoTrainsOnTheRowsAsTheyWereIsNot() {
    Target other = SMALL.blueprint.again(7).make(SMALL.trainer, Control.NONE);
    for (Target honest : List.of(SMALL.target(), other)) {
      assertThat(CLAIM.check(honest, MINE, SMALL.context()).outcome()).isEqualTo(Outcome.UNSEEN);
    }
  }

  /** Rows keep their class and the range of the data, and go no further than is said. */
  @Test
  void rowsAreMovedALittleWay() {
    Dataset before = SMALL.blueprint.data();
    int changed = 0;
    Dataset after = moved();
    for (int row = 0; row < before.rows(); row++) {
      float[] was = before.values(new int[] {row});
      float[] is = after.values(new int[] {row});
      double square = 0;
      double beyond = 0;
      for (int k = 0; k < was.length; k++) {
        square += (is[k] - was[k]) * (is[k] - was[k]);
        beyond = Math.max(beyond, Math.max(-is[k], is[k] - 1));
      }
      assertThat(beyond).isZero();
      assertThat(Math.sqrt(square)).isLessThan(1 + 1e-5);
      changed += square > 0 ? 1 : 0;
    }
    assertThat(after.labels()).isEqualTo(before.labels());
    assertThat((double) changed / before.rows()).isCloseTo(0.1, within(0.03));
  }

  @Test
  void whereNothingFitsItIsSaid() {
    assertThatThrownBy(() -> MARK.cosines(SMALL.target(new LabelsOnly()), Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("does not show any");
    try (Small digits = new Small(new Digits(), 100)) {
      assertThatThrownBy(() -> MARK.cosines(digits.target(), Control.NONE))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("784 inputs");
    }
  }

  /** One suspect, and directions that are drawn again: that is what the p-value counts. */
  @Test
  void noMoreIsClaimedThanTheLevelSays() {
    int draws = 100_000;
    int features = 20;
    double[][] pulls = {new double[features], new double[features], new double[features]};
    for (int k = 0; k < features; k++) {
      pulls[0][k] = 1;
      pulls[1][k] = k == 3 ? 5 : 0;
      pulls[2][k] = Math.pow(0.5, k);
    }
    UnitSphereSampler sphere = UnitSphereSampler.of(new Seed(4).random(), features);
    double[][] along = new double[pulls.length][];
    ClassDirections drawn = new ClassDirections(IntStream.range(0, features).toArray(), along);
    double[] levels = {0.2, 0.05, 0.01, 0.001};
    int[] claimed = new int[levels.length];
    for (int draw = 0; draw < draws; draw++) {
      Arrays.setAll(along, c -> sphere.sample());
      double[] cosines = new double[pulls.length];
      Arrays.setAll(cosines, c -> drawn.cosine(c, pulls[c]));
      double p = DirectionLeaning.once(cosines, features);
      for (int i = 0; i < levels.length; i++) {
        claimed[i] += p <= levels[i] ? 1 : 0;
      }
    }
    for (int i = 0; i < levels.length; i++) {
      double error = 4 * Math.sqrt(levels[i] * (1 - levels[i]) / draws);
      assertThat((double) claimed[i] / draws).isCloseTo(levels[i], within(error));
    }
  }

  /** And on a trained suspect, by the very directions that rows would be moved along. */
  @Test
  void aTrainedModelIsClaimedNoMoreOften() {
    Target honest = SMALL.target();
    int draws = 200;
    int claimed = 0;
    for (int draw = 0; draw < draws; draw++) {
      ClassDirections other =
          ClassDirections.of(MARK.fresh(), Randomness.seeded(new Seed(9).split(draw)));
      DirectionLeaning again = new DirectionLeaning(other, MARK.fresh().take(new int[] {0, 1, 2}));
      claimed += again.p(again.cosines(honest, Control.NONE), 1) <= 0.1 ? 1 : 0;
    }
    assertThat((double) claimed / draws).isCloseTo(0.1, within(4 * Math.sqrt(0.09 / draws)));
  }

  /** In three dimensions, a cosine is uniform. */
  @Test
  void theLawIsTheBetaLaw() {
    assertThat(DirectionLeaning.once(new double[] {0.9}, 3)).isCloseTo(0.05, within(1e-12));
    assertThat(DirectionLeaning.once(new double[] {-1}, 3)).isCloseTo(1, within(1e-12));
    double both = 0.05 * 0.25;
    assertThat(DirectionLeaning.once(new double[] {0.9, 0.5}, 3))
        .isCloseTo(both * (1 - Math.log(both)), within(1e-12));
  }
}
