package org.tattle.dsl.show.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.attack.membership.Controls;
import org.tattle.attack.membership.Membership;
import org.tattle.data.recorded.Recorded;
import org.tattle.measure.Estimate;
import org.tattle.measure.Roc;
import org.tattle.subject.Transcript;

/** What the words of a report say of attacks that were built to say it. */
class PlainWordsTest {
  private static final int ROWS = 2000;

  /** The i-th of equally many members and others. */
  private interface Score {
    double of(int i, boolean member);
  }

  /** Ranks members higher, but none at the top: a high AUC, and nobody to be sure of. */
  private static final Score BROAD =
      (i, member) -> member ? Math.min(i + 0.4 * ROWS, 0.95 * ROWS) : i;

  /** Is sure of every tenth member, and guesses the rest. */
  private static final Score SURE = (i, member) -> member && i % 10 == 0 ? 10 * ROWS + i : i;

  private static final Score GUESS = (i, member) -> i;
  private static final Score TURNED = (i, member) -> i - (member ? 0.4 * ROWS : 0);

  private static Membership attack(Score score) {
    double[] scores = new double[2 * ROWS];
    boolean[] member = new boolean[2 * ROWS];
    for (int i = 0; i < ROWS; i++) {
      member[i] = true;
      scores[i] = score.of(i, true);
      scores[ROWS + i] = score.of(i, false);
    }
    int[] rows = IntStream.range(0, 2 * ROWS).toArray();
    return new Membership(
        rows, scores, member, Roc.of(scores, member), Optional.empty(), 0, List.of());
  }

  private static Attacked target() {
    double[][] outputs = {{0.9, 0.1}, {0.8, 0.2}};
    Recorded.Sheet sheet =
        new Recorded.Sheet(new int[] {0, 1}, new boolean[] {true, false}, outputs, List.of());
    return new Attacked(
        "m",
        Transcript.of(
            new Recorded(Recorded.Kind.PROBABILITIES, List.of("0", "1"), sheet, List.of())));
  }

  private static String words(Attacked attacked) {
    return PlainWords.of(List.of(attacked)).get(0);
  }

  @Test
  void theAttackThatPointsOutMostAtTheQuotedRateSpeaksForAll() {
    Attacked both =
        target()
            .with("broad", attack(BROAD), Optional.empty())
            .with("sure", attack(SURE), Optional.empty());
    assertThat(attack(BROAD).auc().value()).isGreaterThan(attack(SURE).auc().value());
    assertThat(words(both))
        .contains("“m” tattles", "“broad” put a person")
        .contains("Accusing 10 of 1,000 outsiders falsely, “sure” pointed out 10");
    assertThat(new Looks(Harm.all(both)).strongest().attack()).isEqualTo("sure");
  }

  @Test
  void anAttackTurnedRoundIsNoSignThatNothingLeaks() {
    Attacked one = target().with("turned", attack(TURNED), Optional.empty());
    assertThat(words(one))
        .contains(
            "Whether “m” tattles is open", "no sign that nothing leaks", "“turned” put a person")
        .doesNotContain("no attack that was run tells");
    assertThat(AuditNotes.reversed(List.of(one))).containsExactly("m.turned");
    assertThat(words(target().with("guess", attack(GUESS), Optional.empty())))
        .contains("no attack that was run tells")
        .doesNotContain("round");
    assertThat(words(one.with("sure", attack(SURE), Optional.empty())))
        .contains("“m” tattles", "no sign that nothing leaks");
  }

  @Test
  void aControlThatFailedIsSaidBesideWhatTheAttackFound() {
    Attacked failed =
        target()
            .with(
                "sure", attack(SURE), Optional.of(Controls.nothing(new Estimate(0.6, 0.55, 0.65))));
    assertThat(words(failed)).contains("The control of “sure” failed", "AUC 0.60 [0.55, 0.65]");
    assertThat(AuditNotes.failedControls(List.of(failed))).containsExactly("m.sure");
    Attacked passed =
        target()
            .with("sure", attack(SURE), Optional.of(Controls.nothing(new Estimate(0.5, 0.4, 0.6))));
    assertThat(words(passed)).doesNotContain("control");
    assertThat(AuditNotes.failedControls(List.of(passed))).isEmpty();
  }
}
