package org.tattle.attack.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.attack.Threat;
import org.tattle.data.Split;
import org.tattle.data.recorded.Recorded;
import org.tattle.data.recorded.Recorded.Kind;
import org.tattle.data.recorded.Recorded.Sheet;
import org.tattle.data.set.Letters;
import org.tattle.defense.output.QueryLimit;
import org.tattle.measure.Caveat;
import org.tattle.measure.Confusion;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.run.Warning;
import org.tattle.run.catalogue.FaultCode;
import org.tattle.subject.Target;
import org.tattle.subject.Transcript;

/** What scores of a target's answers are made into. */
class FoundTest {
  /** Ten members and then ten others, all answered alike. */
  private static Target recorded() {
    double[][] outputs = new double[20][];
    boolean[] member = new boolean[20];
    Arrays.fill(outputs, new double[] {0.6, 0.4});
    Arrays.fill(member, 0, 10, true);
    Sheet sheet = new Sheet(new int[20], member, outputs, List.of());
    return Transcript.of(new Recorded(Kind.PROBABILITIES, List.of("0", "1"), sheet, List.of()));
  }

  private static double[] rising(int count, int sign) {
    return IntStream.range(0, count).mapToDouble(i -> sign * i).toArray();
  }

  @Test
  void scoresGoWithTheirRowsAndNothingIsSaidWhereAllIsWell() {
    Membership found = Membership.of(recorded(), rising(20, -1), List.of("about"));
    assertThat(found.threat()).isEqualTo(Threat.MEMBERSHIP);
    assertThat(found.rows()).containsExactly(IntStream.range(0, 20).toArray());
    assertThat(found.member()).startsWith(true, true).endsWith(false, false);
    assertThat(found.scores()).containsExactly(rising(20, -1));
    assertThat(found.auc().value()).isEqualTo(1);
    assertThat(found.queries().value()).isEqualTo(20);
    assertThat(found.notes()).containsExactly("about");
    assertThat(found.warnings()).isEmpty();
    assertThat(found.asking(60).queries().value()).isEqualTo(60);
    assertThat(found.advantage().value()).isEqualTo(1);
  }

  @Test
  void rowsThatAreLeftOutAreWarnedOf() {
    int[] judged = IntStream.range(3, 20).toArray();
    Membership found = Membership.of(recorded(), judged, rising(17, -1), List.of());
    assertThat(found.rows()).containsExactly(judged);
    assertThat(found.roc().members()).isEqualTo(7);
    assertThat(found.unscored()).isEqualTo(3);
    assertThat(found.queries().value()).isEqualTo(20);
    String words = "3 of 20 rows are left out: every shadow model, or none, was trained on them";
    assertThat(found.notes()).containsExactly(words + ".");
    assertThat(found.warnings()).extracting(Warning::code).containsExactly(FaultCode.T313);
    assertThat(found.warnings().get(0).message()).isEqualTo(words);
    assertThat(found.asking(5).unscored()).isEqualTo(3);
    assertThat(found.calling(new Confusion(1, 2, 1, 2)).warnings()).isEqualTo(found.warnings());
  }

  @Test
  void membersBelowTheOthersAreALeakThatIsReadTheWrongWay() {
    Membership found = Membership.of(recorded(), rising(20, 1), List.of());
    assertThat(found.auc().value()).isZero();
    assertThat(found.notes())
        .containsExactly(
            "Members rank below the others: a leak read the wrong way round. Turned round, the"
                + " AUC is 1.00; `advantage` counts either way.");
    Warning warning = found.warnings().get(0);
    assertThat(warning.code()).hasToString("T312");
    assertThat(warning.message()).endsWith("which leaks as much: AUC 0.00");
    assertThat(warning.hint()).startsWith("is the column of members turned round?");
    double[] nearly = rising(20, 1);
    nearly[0] = 10.5; // Above one other of ten: one pair of a hundred.
    assertThat(Membership.of(recorded(), nearly, List.of()).notes().get(0))
        .contains("the AUC is 0.99;");
    try (Small small = few()) {
      Target trained = small.target();
      double[] scores = new double[trained.answers().size()];
      Arrays.setAll(scores, i -> trained.member(i) ? 0 : 1);
      assertThat(Membership.of(trained, scores, List.of()).warnings().get(0).hint())
          .startsWith("whoever attacks can turn its scores round");
    }
  }

  /** Five answers at once and then one in twelve minutes: the twelfth comes after 84. */
  @Test
  void whatALimitLeavesUnansweredIsCalledLast() {
    try (Small small = few()) {
      Target target =
          small.target(new QueryLimit(5, 5, 12, 1, Duration.ofHours(24))).visited(Small.SEED);
      double[] losses = IntStream.range(0, 20).mapToDouble(target.answers()::loss).toArray();
      assertThat(losses).hasSize(20);
      Membership found = Membership.of(target, rising(20, 1), List.of());
      assertThat(found.notes().get(0)).isEqualTo("The limit let 12 of 20 queries through, in 1 h.");
      assertThat(found.queries().value()).isEqualTo(12);
      for (int i = 0; i < 20; i++) {
        assertThat(found.scores()[i])
            .isEqualTo(target.answers().answered(i) ? i : Double.NEGATIVE_INFINITY);
      }
    }
  }

  @Test
  void aRuleThatIsRightLessOftenThanACoinIsSaidToBeBackwards() {
    Membership found = Membership.of(recorded(), rising(20, -1), List.of());
    assertThat(found.balancedAccuracy().value()).isEqualTo(1);
    assertThat(found.balancedAccuracy().caveat()).isEqualTo(Caveat.NONE);
    Membership wrong = found.calling(new Confusion(10, 100, 90, 100));
    assertThat(wrong.balancedAccuracy().value()).isCloseTo(0.1, within(1e-12));
    assertThat(wrong.balancedAccuracy().caveat()).isEqualTo(Caveat.backwards());
    Membership unsure = found.calling(new Confusion(45, 100, 50, 100));
    assertThat(unsure.balancedAccuracy().caveat()).isEqualTo(Caveat.NONE);
  }

  private static Small few() {
    return new Small(
        new Letters(),
        20,
        Split.Adversary.HALVES,
        new Mlp(List.of(4), Layer.Function.RELU),
        1,
        Small.SEED);
  }
}
