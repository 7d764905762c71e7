package org.tattle.attack.membership.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.attack.Context;
import org.tattle.attack.membership.Membership;
import org.tattle.attack.membership.MembershipAttack;
import org.tattle.attack.membership.Threshold;
import org.tattle.data.Column.Role;
import org.tattle.data.recorded.OutputKind;
import org.tattle.data.recorded.Recorded;
import org.tattle.defense.output.QueryLimit;
import org.tattle.defense.output.Round;
import org.tattle.measure.Intervals;
import org.tattle.model.Access;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Scored;
import org.tattle.subject.Target;
import org.tattle.subject.Transcript;
import org.tattle.subject.elsewhere.Predictions;
import org.tattle.subject.train.Trainer;

/** Targets of which one number a row was recorded. */
class LossesTest {
  private static final int ROWS = 120;
  private static final int SHADOWS = 6;

  @TempDir Path folder;

  private final Workers workers = new LocalWorkers(1);
  private final Trainer trainer = new Trainer(workers, Cache.memory(), new Seed(1), true);
  private final Context context = new Context(trainer, new Seed(1), Control.NONE);

  /** One model's answers for all rows: two classes, of which the true one is the likelier. */
  private String file(int model, boolean losses, DoubleUnaryOperator change) {
    Random random = new Random(7 + model);
    StringBuilder text = new StringBuilder(losses ? "who,in,loss\n" : "who,y,in,p0,p1\n");
    for (int row = 0; row < ROWS; row++) {
      int label = row % 2;
      int in = (row + (model + 1) * (row / 8)) / 2 % 2;
      double p = 1 / (1 + Math.exp(-random.nextGaussian() - 1 - in - row % 5));
      double rest = 1 - p;
      text.append(
          losses
              ? "r%s,%s,%s%n".formatted(row, in, change.applyAsDouble(-Math.log1p(-rest)))
              : "r%s,%s,%s,%s,%s%n"
                  .formatted(row, label, in, label == 0 ? p : rest, label == 0 ? rest : p));
    }
    return write((losses ? "l" : "p") + model + ".csv", text.toString());
  }

  private String write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Recorded recorded(boolean losses, DoubleUnaryOperator change) {
    List<String> shadows =
        IntStream.range(0, SHADOWS).mapToObj(i -> file(i, losses, change)).toList();
    return new Predictions(
            file(SHADOWS, losses, change),
            losses ? Optional.empty() : Optional.of("y"),
            "in",
            shadows,
            losses ? OutputKind.LOSS : OutputKind.AUTO,
            Optional.of("who"),
            Optional.empty(),
            List.of(),
            List.of())
        .read(Control.NONE);
  }

  private Target losses(DoubleUnaryOperator change) {
    return Transcript.of(recorded(true, change));
  }

  /**
   * A loss of -ln p is all that these attacks read off an answer. The last digits differ, since
   * what is left to one is written beside a probability, and not beside a loss: p near one, of
   * 1e-16, is off by 1e-16 / rest, and rest is at least e^-9 here.
   */
  @Test
  void lossesGiveWhatTheProbabilitiesGiveThatTheyAreOf() {
    Target probable = Transcript.of(recorded(false, x -> x));
    Target bare = losses(x -> x);
    for (MembershipAttack attack :
        List.of(
            new Threshold(),
            new Threshold(Threshold.Signal.CONFIDENCE),
            new Threshold(Threshold.Signal.LOSS, Threshold.Cutoff.GLOBAL, 2),
            new Lira(),
            new Lira(16, Lira.Mode.OFFLINE, Lira.Variance.AUTO, 1),
            new Rmia(),
            new Calibrated(8, Calibrated.Comparison.RANK))) {
      Membership one = attack.run(probable, context);
      Membership other = attack.run(bare, context);
      assertThat(other.rows()).isEqualTo(one.rows());
      for (int i = 0; i < one.scores().length; i++) {
        double near = 1e-9 * Math.max(1, Math.abs(one.scores()[i]));
        assertThat(other.scores()[i]).isCloseTo(one.scores()[i], within(near));
      }
    }
  }

  /** By the difference it is the loss that is compared: here, of two rows by hand. */
  @Test
  void aLossIsCalibratedByTheMeanLossOfModelsThatDoNotKnowTheRow() {
    Target target = losses(x -> 1000 * x);
    Membership found = new Calibrated(8, Calibrated.Comparison.DIFFERENCE).run(target, context);
    ShadowScores known = ShadowScores.of(target, 8, (answers, i) -> answers.loss(i), context);
    int[] kept = known.usable(false);
    for (int k = 0; k < kept.length; k += 17) {
      double mean = Arrays.stream(known.out(kept[k])).average().orElseThrow();
      assertThat(found.scores()[k]).isCloseTo(mean - known.target(kept[k]), within(1e-9));
    }
  }

  /** The order of rows by their losses is the same, however losses were counted. */
  @Test
  void lossesBelowZeroAndLargeOnesCanBeWeighed() {
    Recorded low = recorded(true, x -> x - 3);
    assertThat(low.scale().unit()).isEqualTo(1);
    assertThat(low.scale().least()).isBetween(-3.0, -2.9);
    assertThat(low.notes()).singleElement().asString().startsWith("losses lie below 0");
    Recorded large = recorded(true, x -> 1e6 * x);
    assertThat(large.scale().unit()).isGreaterThan(20);
    assertThat(large.notes()).singleElement().asString().startsWith("losses are large");
    double plain = new Threshold().run(losses(x -> x), context).auc().value();
    for (Recorded recorded : List.of(low, large)) {
      Target target = Transcript.of(recorded);
      assertThat(new Threshold().run(target, context).auc().value()).isEqualTo(plain);
      for (MembershipAttack attack : List.of(new Lira(), new Rmia(), new Calibrated())) {
        for (double score : attack.run(target, context).scores()) {
          assertThat(score).isFinite();
        }
      }
    }
  }

  @Test
  void aTargetOfLossesShowsNothingElseAndIsWorthItsMeanLoss() {
    Recorded recorded = recorded(true, x -> x);
    Target target = Transcript.of(recorded);
    assertThat(target.access())
        .containsExactlyInAnyOrder(Access.LOSSES, Access.SHADOWS, Access.MEMBERS);
    assertThat(target).isInstanceOf(Scored.class);
    assertThat(target.data().written().columns(Role.ID).get(0).texts()).startsWith("r0", "r1");
    double[] members =
        IntStream.range(0, ROWS)
            .filter(row -> recorded.target().members()[row])
            .mapToDouble(row -> recorded.target().outputs()[row][0])
            .toArray();
    assertThat(((Scored) target).trainLoss()).contains(Intervals.mean(members));
  }

  /** Without inputs and classes, nothing is known that could tell members from others. */
  @Test
  void nothingIsSaidOfRowsOfWhichNothingIsKnown() {
    assertThat(new Threshold().explanation(losses(x -> x), context)).isEmpty();
    assertThat(new Threshold().explanation(Transcript.of(recorded(false, x -> x)), context))
        .isPresent();
  }

  @Test
  void aLimitOnQueriesHoldsForLossesAndOthersAreRefused() {
    Target target = losses(x -> x);
    QueryLimit limit = new QueryLimit(10, 1, 10, 1, Duration.ofHours(1));
    Target limited = target.defended(limit, trainer, Control.NONE);
    Membership found = new Threshold().run(limited.visited(new Seed(3)), context);
    assertThat(found.records().stream().filter(r -> Double.isInfinite(r.score())))
        .hasSize(ROWS - 10);
    assertThatThrownBy(() -> target.defended(new Round(), trainer, Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("needs labels");
  }

  @Test
  void oneColumnOfNumbersIsAskedFor() {
    refused("in,loss,other\n1,0.5,2\n0,0.7,3\n", "`outputs=loss` needs one output column");
    refused("in,loss\n1,0.5\n0,much\n", "column `loss`: `much` is not a number");
    refused("in,loss\n1,0.5\n0,\n", "column `loss` is empty");
    assertThatThrownBy(
            () ->
                new Predictions(
                    "p.csv",
                    Optional.empty(),
                    "in",
                    List.of(),
                    OutputKind.AUTO,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of()))
        .hasMessageContaining("only `outputs=loss` does without");
  }

  private void refused(String text, String message) {
    Predictions predictions =
        new Predictions(
            write("t.csv", text),
            Optional.empty(),
            "in",
            List.of(),
            OutputKind.LOSS,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
    assertThatThrownBy(() -> predictions.read(Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessageContaining(message);
  }
}
