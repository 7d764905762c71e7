package org.tattle.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Attack;
import org.tattle.attack.membership.Gap;
import org.tattle.attack.membership.Membership;
import org.tattle.attack.membership.Threshold;
import org.tattle.attack.membership.shadow.Calibrated;
import org.tattle.attack.membership.shadow.Lira;
import org.tattle.attack.membership.shadow.Rmia;
import org.tattle.data.Shared;
import org.tattle.data.recorded.OutputKind;
import org.tattle.data.recorded.Recorded;
import org.tattle.data.recorded.Recorded.Kind;
import org.tattle.data.recorded.Recorded.Sheet;
import org.tattle.defense.output.LabelsOnly;
import org.tattle.defense.output.MemGuard;
import org.tattle.defense.output.Round;
import org.tattle.defense.train.WeightDecay;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.answer.Shadow;
import org.tattle.subject.elsewhere.Predictions;

/** Targets that were trained elsewhere. */
class TranscriptTest extends RecordedAnswers {
  /**
   * The files have six digits of each probability, the published numbers were taken before they
   * were rounded: by modified entropy, one of the million pairs of rows has changed places.
   */
  private static final double ONE_PAIR = 1.000001e-6;

  @Test
  void thePublishedPredictionsGiveThePublishedNumbers() {
    String folder = Shared.path("data/location30_predictions").toString();
    Predictions files =
        new Predictions(
            folder + "/location30_target_predictions_undefended.csv.gz",
            Optional.of("label"),
            "member",
            List.of(folder + "/location30_shadow_predictions_undefended.csv.gz"),
            OutputKind.AUTO,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
    Target target = Transcript.of(files.read(Control.NONE));
    // vectors/mia_location30_saved_predictions.json, case undefended
    assertThat(((Classifier) target).trainAccuracy().orElseThrow().value()).isEqualTo(1);
    assertThat(((Classifier) target).testAccuracy().orElseThrow().value()).isEqualTo(0.626);
    check(target, Threshold.Signal.CONFIDENCE, 0.8698035, 0.035);
    check(target, Threshold.Signal.ENTROPY, 0.8444039999999999, 0.033);
    check(target, Threshold.Signal.MODIFIED_ENTROPY, 0.871081, 0.038);
    calls(target, Threshold.Signal.CONFIDENCE, 0.7415, 0.763);
    calls(target, Threshold.Signal.ENTROPY, 0.6345, 0.6155);
    calls(target, Threshold.Signal.MODIFIED_ENTROPY, 0.758, 0.781);
    assertThat(new Gap().run(target, context).balancedAccuracy().value())
        .isCloseTo(0.687, within(1e-12));
  }

  /** Cut-offs set on the recorded shadow, one for all rows and one a class. */
  private void calls(Target target, Threshold.Signal signal, double global, double perClass) {
    Threshold all = new Threshold(signal, Threshold.Cutoff.GLOBAL, 1);
    Threshold own = new Threshold(signal, Threshold.Cutoff.PER_CLASS, 1);
    assertThat(all.run(target, context).balancedAccuracy().value())
        .isCloseTo(global, within(1e-12));
    assertThat(own.run(target, context).balancedAccuracy().value())
        .isCloseTo(perClass, within(1e-12));
  }

  private void check(Target target, Threshold.Signal signal, double auc, double tpr) {
    double pair = signal == Threshold.Signal.MODIFIED_ENTROPY ? ONE_PAIR : 1e-12;
    Membership found = new Threshold(signal).run(target, context);
    assertThat(found.auc().value()).isCloseTo(auc, within(pair));
    assertThat(found.tpr(0.01).value()).isCloseTo(tpr, within(1e-12));
  }

  @Test
  void rowsOfShadowsAreThoseOfTheTargetWithTheSameIdentifier() {
    Target target = Transcript.of(recorded(Kind.PROBABILITIES, "a", "b", "c", "d"));
    List<Shadow> shadows = target.shadows(9, trainer, Control.NONE);
    assertThat(shadows).hasSize(2);
    assertThat(shadows.get(0).members()).containsExactly(1, 2);
    assertThat(shadows.get(0).nonmembers()).containsExactly(0, 4);
    assertThat(shadows.get(0).knows(3)).isFalse();
    assertThat(shadows.get(1).members()).containsExactly(0);
    Answers said = shadows.get(0).answers(new int[] {2, 4}, Control.NONE);
    assertThat(said.probabilities(0)).containsExactly(0.7, 0.3);
    assertThat(said.label(1)).isEqualTo(1);
    Membership found = new Rmia().run(target, context);
    assertThat(found.rows()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void attacksThatCompareRowsNeedToTellThemApart() {
    Target target = Transcript.of(recorded(Kind.PROBABILITIES));
    assertThat(target.access()).contains(Access.SHADOWS);
    assertThatThrownBy(() -> new Lira().run(target, context))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("no shadow model says anything");
  }

  @Test
  void whoAsksTooFewOfTheRecordedShadowsIsToldToTakeMore() {
    Target target = Transcript.of(shadowed(true));
    assertThatThrownBy(() -> new Rmia().run(target, context))
        .isInstanceOf(Fault.class)
        .hasMessage("all members, or all others, were in every shadow model")
        .satisfies(e -> assertThat(((Fault) e).hint().orElseThrow()).contains("`shadows=3`"));
    assertThat(new Rmia(3, Lira.Mode.OFFLINE, 2, 0.3).run(target, context).rows()).hasSize(4);
  }

  /** Row a was in both of the first two shadows, d in none of the three. */
  @Test
  void rowsThatWereInEveryShadowOrInNoneAreLeftOutAndCounted() {
    Target target = Transcript.of(shadowed(false));
    for (Attack<Target> attack :
        List.of(
            new Rmia(),
            new Lira(2, Lira.Mode.OFFLINE, Lira.Variance.AUTO, 1),
            new Calibrated(2, Calibrated.Comparison.DIFFERENCE))) {
      Membership found = (Membership) attack.run(target, context);
      assertThat(found.rows()).containsExactly(1, 2, 3);
      assertThat(found.member()).containsExactly(true, false, false);
      assertThat(found.unscored()).isEqualTo(1);
      assertThat(found.roc().members()).isEqualTo(1);
      assertThat(found.records()).hasSize(3);
      assertThat(found.notes().toString()).contains("1 of 4 rows are left out");
      assertThat(found.queries().value()).isEqualTo(4);
    }
    for (Attack<Target> attack :
        List.of(
            new Rmia(3, Lira.Mode.ONLINE, 2, 0.3),
            new Lira(3, Lira.Mode.ONLINE, Lira.Variance.AUTO, 1))) {
      Membership found = (Membership) attack.run(target, context);
      assertThat(found.rows()).containsExactly(0, 1, 2);
      assertThat(found.unscored()).isEqualTo(1);
      assertThat(found.notes().toString()).contains("1 of 4 rows are left out");
    }
    Membership all = new Rmia(3, Lira.Mode.OFFLINE, 2, 0.3).run(target, context);
    assertThat(all.unscored()).isZero();
    assertThat(all.notes()).isEmpty();
  }

  @Test
  void anOnlineAttackNeedsShadowsThatKnowMembersAndOthers() {
    Sheet answered = sheet(new boolean[] {true, true, false, false}, "a", "b", "c", "d");
    Sheet none = shadow(0.7, false, false, false, false);
    Target target =
        Transcript.of(
            new Recorded(Kind.PROBABILITIES, List.of("0", "1"), answered, List.of(none, none)));
    assertThatThrownBy(() -> new Rmia(2, Lira.Mode.ONLINE, 2, 0.3).run(target, context))
        .isInstanceOf(Fault.class)
        .hasMessage("an online attack needs shadow models trained on the target's rows")
        .satisfies(
            e ->
                assertThat(((Fault) e).hint().orElseThrow()).contains("that were trained on them"));
  }

  @Test
  void onlyShadowsThatAreThereCountAsEnoughForAVarianceOfEachRow() {
    Target target = Transcript.of(shadowed(false));
    Lira asked = new Lira(4096, Lira.Mode.OFFLINE, Lira.Variance.AUTO, 1);
    Lira global = new Lira(3, Lira.Mode.OFFLINE, Lira.Variance.GLOBAL, 1);
    assertThat(asked.run(target, context).scores()).isEqualTo(global.run(target, context).scores());
  }

  /**
   * Three shadows: the first row is in two of them, the second with it or not, the last in none.
   */
  private static Recorded shadowed(boolean both) {
    String[] names = {"a", "b", "c", "d"};
    return new Recorded(
        Kind.PROBABILITIES,
        List.of("0", "1"),
        sheet(new boolean[] {true, true, false, false}, names),
        List.of(
            shadow(0.7, true, true, false, false),
            shadow(0.8, true, both, true, false),
            shadow(0.95, false, !both, true, false)));
  }

  /** A shadow that is equally sure of all rows a to d. */
  private static Sheet shadow(double sure, boolean... members) {
    double[] first = {sure, 1 - sure};
    double[] second = {1 - sure, sure};
    return new Sheet(
        new int[] {0, 1, 0, 1},
        members,
        new double[][] {first, second, first, second},
        List.of("a", "b", "c", "d"));
  }

  @Test
  void onlyTheAnswersOfSuchATargetCanBeDefended() {
    Target target = Transcript.of(recorded(Kind.PROBABILITIES));
    assertThat(target.access())
        .containsExactlyInAnyOrder(
            Access.LABELS, Access.LOSSES, Access.PROBABILITIES, Access.SHADOWS, Access.MEMBERS);
    Target rounded = target.defended(new Round(0), trainer, Control.NONE);
    assertThat(rounded.answers().probabilities(0)).containsExactly(1, 0);
    assertThat(rounded.key()).isNotEqualTo(target.key());
    assertThat(target.defended(new LabelsOnly(), trainer, Control.NONE).access())
        .doesNotContain(Access.PROBABILITIES, Access.LOSSES);
    assertThatThrownBy(() -> target.defended(new WeightDecay(), trainer, Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("trained elsewhere");
    assertThat(Transcript.of(recorded(Kind.LABELS)).access()).doesNotContain(Access.PROBABILITIES);
  }

  @Test
  void aDefenseThatPractisesDoesSoOnARecordedShadow() {
    Target target = Transcript.of(recorded(Kind.PROBABILITIES));
    Target guarded = target.defended(new MemGuard(2, 50), trainer, Control.NONE);
    for (int i = 0; i < 4; i++) {
      assertThat(guarded.answers().predicted(i)).isEqualTo(target.answers().predicted(i));
    }
    assertThat(guarded.answers().probabilities(0)).isNotEqualTo(new double[] {0.9, 0.1});
    assertThat(guarded.key()).isNotEqualTo(target.key());
    Sheet alone = sheet(new boolean[] {true, true, false, false});
    Target bare =
        Transcript.of(new Recorded(Kind.PROBABILITIES, List.of("0", "1"), alone, List.of()));
    assertThatThrownBy(() -> bare.defended(new MemGuard(2, 50), trainer, Control.NONE))
        .isInstanceOf(Fault.class);
  }

  /** Two members, two others, and two shadows that know three and four rows, if rows have names. */
  private static Recorded recorded(Kind kind, String... names) {
    Sheet target = sheet(new boolean[] {true, true, false, false}, names);
    boolean named = names.length > 0;
    Sheet first =
        new Sheet(
            new int[] {1, 0, 0, 1},
            new boolean[] {true, true, false, false},
            new double[][] {{0.2, 0.8}, {0.7, 0.3}, {0.4, 0.6}, {0.5, 0.5}},
            named ? List.of("b", "c", "a", "e") : List.of());
    Sheet second = sheet(new boolean[] {true, false, false, false}, names);
    return new Recorded(kind, List.of("0", "1"), target, List.of(first, second));
  }
}
