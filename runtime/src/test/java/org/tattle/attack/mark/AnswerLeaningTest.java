package org.tattle.attack.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.attack.extraction.Extraction;
import org.tattle.attack.extraction.Learns;
import org.tattle.claim.Verdict.Outcome;
import org.tattle.claim.owner.Ownership;
import org.tattle.data.Split;
import org.tattle.data.set.Fashion;
import org.tattle.defense.output.AnswerMarks;
import org.tattle.defense.output.AnswerWatermark;
import org.tattle.defense.output.LabelsOnly;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/** Marks of answers: that copies lean to them, nobody else does, and no answer is another. */
class AnswerLeaningTest {
  private static final Small SMALL =
      new Small(
          new Fashion(Optional.empty(), false),
          2000,
          Split.Adversary.HALVES,
          new Mlp(List.of(32), Layer.Function.RELU),
          10,
          Small.SEED);
  private static final Target MINE = SMALL.target(new AnswerWatermark());
  private static final AnswerLeaning MARK = AnswerLeaning.of(MINE, Control.NONE).orElseThrow();
  private static final Ownership CLAIM = new Ownership(1e-3, 1, 1, Optional.empty());

  @AfterAll
  static void close() {
    SMALL.close();
  }

  private static Target copy(Learns learns) {
    return new Extraction(500, learns, List.of(), 0).run(MINE, SMALL.context()).copy();
  }

  @Test
  void whoLearnsFromMarkedAnswersIsKnownByThem() {
    assertThat(CLAIM.check(copy(Learns.PROBABILITIES), MINE, SMALL.context()).outcome())
        .isEqualTo(Outcome.BORNE_OUT);
  }

  /** The model without the marks gives the answers that they are put on, and leans nowhere. */
  @Test
  void whoDoesNotIsNot() {
    Target other = SMALL.blueprint.again(7).make(SMALL.trainer, Control.NONE);
    for (Target honest : List.of(SMALL.target(), other, copy(Learns.LABELS))) {
      assertThat(CLAIM.check(honest, MINE, SMALL.context()).outcome()).isEqualTo(Outcome.UNSEEN);
    }
    assertThat(MARK.leaning(SMALL.target(), Control.NONE)).isCloseTo(0, within(1e-3));
  }

  @Test
  void whereThereAreNoProbabilitiesItIsSaid() {
    assertThatThrownBy(() -> MARK.leaning(SMALL.target(new LabelsOnly()), Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("gives none");
  }

  /** Answers stay distributions, change by at most twice the share in all, and keep their class. */
  @Test
  void noClassChangesAndNoAnswerMuch() {
    int[] rows = MINE.split().nonmembers();
    Answers marked = MINE.answers(rows, Control.NONE);
    Answers before = MINE.beforeMarks(rows, Control.NONE).orElseThrow();
    for (int i = 0; i < rows.length; i++) {
      double[] p = before.probabilities(i);
      double[] q = marked.probabilities(i);
      double moved = 0;
      int best = 0;
      for (int c = 0; c < q.length; c++) {
        moved += Math.abs(q[c] - p[c]);
        best = q[c] > q[best] ? c : best;
      }
      assertThat(Arrays.stream(q).sum()).isCloseTo(1, within(1e-6));
      assertThat(moved).isLessThan(0.2 + 1e-6);
      assertThat(best).isEqualTo(before.predicted(i));
      assertThat(marked.predicted(i)).isEqualTo(before.predicted(i));
    }
  }

  /** One suspect, and secrets that are drawn again: that is what the p-value counts. */
  @Test
  void noMoreIsClaimedThanTheLevelSays() {
    int draws = 100_000;
    ZigguratSampler.NormalizedGaussian normal = normal(new Seed(4));
    double[][] g = new double[3][AnswerMarks.WAVES];
    Arrays.stream(g).forEach(row -> Arrays.setAll(row, j -> (j % 7) * normal.sample()));
    double[] levels = {0.2, 0.05, 0.01, 0.001};
    int[] claimed = new int[levels.length];
    double[][] u = new double[3][AnswerMarks.WAVES];
    for (int draw = 0; draw < draws; draw++) {
      Arrays.stream(u).forEach(row -> Arrays.setAll(row, j -> normal.sample()));
      double p = AnswerLeaning.p(AnswerLeaning.along(u, g), 1);
      for (int i = 0; i < levels.length; i++) {
        claimed[i] += p <= levels[i] ? 1 : 0;
      }
    }
    for (int i = 0; i < levels.length; i++) {
      double error = 4 * Math.sqrt(levels[i] * (1 - levels[i]) / draws);
      assertThat((double) claimed[i] / draws).isCloseTo(levels[i], within(error));
    }
  }

  private static ZigguratSampler.NormalizedGaussian normal(Seed seed) {
    UniformRandomProvider random = seed.random();
    return ZigguratSampler.NormalizedGaussian.of(random);
  }
}
