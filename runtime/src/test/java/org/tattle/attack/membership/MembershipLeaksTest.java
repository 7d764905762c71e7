package org.tattle.attack.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.measure.Roc;

/** What a membership result says of itself to whoever shows it. */
class MembershipLeaksTest {

  /** Members at 0, 2, 4 ... and others at 1, 3, 5 ..., members moved up by so much. */
  private static Membership ranked(int each, double ahead) {
    double[] scores = new double[2 * each];
    boolean[] member = new boolean[2 * each];
    Arrays.setAll(scores, i -> i + (i % 2 == 0 ? ahead : 0));
    IntStream.range(0, member.length).forEach(i -> member[i] = i % 2 == 0);
    int[] rows = IntStream.range(0, member.length).toArray();
    Roc roc = Roc.of(scores, member);
    return new Membership(rows, scores, member, roc, Optional.empty(), rows.length, List.of());
  }

  @Test
  void perfectScoresShowAndSayAHundredOfAHundred() {
    List<Leak> leaks = ranked(1000, 5000).leaks();
    assertThat(leaks).allMatch(Leak::resolved).allMatch(Leak::above).noneMatch(Leak::reversed);
    assertThat(leaks.get(0).metric().path()).isEqualTo("auc");
    assertThat(leaks.get(0).words()).contains("above one who was not 100 times in 100");
    assertThat(leaks.get(1).metric().path()).isEqualTo("tpr(fpr=0.01)");
    assertThat(leaks.get(1).words()).contains("pointed out 1,000 of 1,000 people who were in");
    assertThat(leaks).allMatch(leak -> leak.whole() == 1);
  }

  @Test
  void guessingShowsNothingAndTheWrongWayRoundIsTold() {
    List<Leak> guessing = ranked(1000, 1).leaks();
    assertThat(guessing).noneMatch(Leak::shows);
    assertThat(guessing.get(0).found().value()).isCloseTo(0.5, within(0.01));
    assertThat(guessing.get(0).words()).contains("who was not 50 times in 100 (4", " to 5");
    Leak turned = ranked(1000, -5000).leaks().get(0);
    assertThat(turned.reversed()).isTrue();
    assertThat(turned.shows()).isTrue();
    assertThat(turned.above()).isFalse();
    assertThat(ranked(1000, -5000).leaks().get(1).shows()).as("fewer hits are no leak").isFalse();
  }

  @Test
  void aRateThatSoFewRowsCannotTellIsNotResolved() {
    Leak few = ranked(999, 5000).leaks().get(1);
    assertThat(few.resolved()).isFalse();
    assertThat(few.shows()).isFalse();
    assertThat(few.words()).contains("too few people outside the training data (999)");
  }

  @Test
  void itsExhibitsAreTheCurveAndTheScoresOfEitherSide() {
    Membership found = ranked(100, 0.5);
    Exhibit.Curve curve = (Exhibit.Curve) found.exhibits().get(0);
    assertThat(curve.xs()).isEqualTo(found.roc().fpr());
    assertThat(curve.ys()).isEqualTo(found.roc().tpr());
    assertThat(curve.leastX()).isEqualTo(0.005);
    assertThat(curve.bounded()).isTrue();
    List<Exhibit.Group> groups = ((Exhibit.Scores) found.exhibits().get(1)).groups();
    assertThat(groups.get(0).scores()).hasSize(100).startsWith(0.5, 2.5);
    assertThat(groups.get(1).scores()).hasSize(100).startsWith(1, 3);
  }
}
