package org.tattle.attack.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Small;
import org.tattle.attack.audit.Canary;
import org.tattle.attack.membership.shadow.Lira;
import org.tattle.attack.membership.shadow.Rmia;
import org.tattle.attack.membership.shadow.ShadowMia;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.recorded.Recorded;
import org.tattle.data.set.Letters;
import org.tattle.data.set.Wine;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.subject.Target;
import org.tattle.subject.Transcript;

class ControlsTest {
  @Test
  void noAttackFindsMembersAmongRowsThatWereNeverTrainedOn() {
    try (Small small = new Small(new Letters(), 600)) {
      Target target = small.target();
      assertThat(Controls.untrained(target).answers().size()).isEqualTo(300);
      assertThat(new Threshold().run(target, small.context()).auc().lower()).isGreaterThan(0.55);
      for (Attack<Target> attack :
          List.of(
              new Threshold(),
              new Gap(),
              new Whitebox(),
              new Quantile(),
              new Lira(4, Lira.Mode.ONLINE, Lira.Variance.AUTO, 1),
              new Rmia(),
              new ShadowMia(2, ShadowMia.Classifier.GLOBAL),
              new Canary())) {
        Counterpart nothing = attack.control(target, small.context()).orElseThrow();
        assertThat(nothing.fails()).as(attack + " " + nothing).isFalse();
      }
    }
  }

  /** An attack that reads off who is a member what it should infer. */
  private record Cheat() implements MembershipAttack {
    @Override
    public Set<Access> needs() {
      return Set.of(Access.LABELS);
    }

    @Override
    public Membership run(Target target, Context context) {
      double[] scores = new double[target.answers().size()];
      Arrays.setAll(scores, i -> target.member(i) ? 1 : 0);
      return Membership.of(target, scores, List.of());
    }
  }

  @Test
  void anAttackThatCheatsIsFoundOut() {
    try (Small small = new Small(new Letters(), 300)) {
      Target target = small.target();
      assertThat(new Cheat().control(target, small.context()).orElseThrow().fails()).isTrue();
    }
  }

  @Test
  void membersDrawnAtRandomAreNotToldApartWithoutTheModel() {
    try (Small small = new Small(new Letters(), 2000)) {
      Estimate shift =
          Controls.shift(small.blueprint.data(), small.blueprint.split(), small.context());
      assertThat(shift.covers(0.5)).isTrue();
      // Halves of 500 and 500 rows err together: 2 * 2.2414 * sqrt(1001 / (12 * 500 * 500)).
      assertThat(shift.upper() - shift.lower()).isCloseTo(0.0819, within(0.002));
    }
  }

  @Test
  void membersOfOtherClassesThanNonMembersAreToldApartWithoutTheModel() {
    try (Small small = new Small(new Letters(), 2000)) {
      Dataset data = small.blueprint.data();
      int[] first =
          IntStream.range(0, data.rows()).filter(i -> data.labels()[i] % 3 == 0).toArray();
      int[] rest = IntStream.range(0, data.rows()).filter(i -> data.labels()[i] % 3 > 0).toArray();
      Split split = new Split(Split.Adversary.HALVES, first, rest, rest);
      assertThat(Controls.shift(data, split, small.context()).lower()).isGreaterThan(0.9);
    }
  }

  /** Of recorded answers without inputs, the classes are known: here the members have others. */
  @Test
  void membersThatWereNotDrawnHereAreLookedAt() {
    int rows = 200;
    int[] labels = new int[rows];
    boolean[] members = new boolean[rows];
    double[][] outputs = new double[rows][];
    for (int i = 0; i < rows; i++) {
      members[i] = i % 2 == 0;
      labels[i] = members[i] && i % 3 > 0 ? 0 : 1;
      outputs[i] = new double[] {0.5, 0.5};
    }
    Recorded.Sheet sheet = new Recorded.Sheet(labels, members, outputs, List.of());
    Recorded recorded =
        new Recorded(Recorded.Kind.PROBABILITIES, List.of("0", "1"), sheet, List.of());
    try (Small small = new Small(new Wine(), 0)) {
      Estimate shift =
          Controls.shift(Transcript.of(recorded), small.context()).orElseThrow().leak().found();
      // of 100 members, 66 have a class that no other has: the best AUC is 0.5 + 0.66 / 2
      assertThat(shift.value()).isCloseTo(0.83, within(0.01));
      assertThat(Controls.shift(small.target(), small.context())).isEmpty();
      Target few =
          Transcript.of(new Recorded(recorded.kind(), recorded.classes(), few(), List.of()));
      assertThat(Controls.shift(few, small.context())).isEmpty();
    }
  }

  /** Of 26 classes, each has as many members as others: lots would not make them so. */
  @Test
  void membersThatAreMoreAlikeThanLotsMakeThemAreSeenToo() {
    int rows = 26 * 40;
    int[] labels = IntStream.range(0, rows).map(i -> i / 2 % 26).toArray();
    boolean[] members = new boolean[rows];
    double[][] outputs = new double[rows][26];
    List<String> classes = IntStream.range(0, 26).mapToObj(Integer::toString).toList();
    for (int i = 0; i < rows; i++) {
      members[i] = i % 2 == 0;
      Arrays.fill(outputs[i], 1.0 / 26);
    }
    Recorded.Sheet sheet = new Recorded.Sheet(labels, members, outputs, List.of());
    Recorded recorded = new Recorded(Recorded.Kind.PROBABILITIES, classes, sheet, List.of());
    try (Small small = new Small(new Wine(), 0)) {
      Counterpart shift = Controls.shift(Transcript.of(recorded), small.context()).orElseThrow();
      assertThat(shift.leak().found().upper()).isLessThan(0.5);
      assertThat(shift.where()).contains("more alike than lots make them");
      assertThat(shift.fails()).isFalse();
    }
  }

  /** Three members and five others. */
  private static Recorded.Sheet few() {
    boolean[] members = {true, true, true, false, false, false, false, false};
    double[][] outputs = new double[members.length][];
    Arrays.fill(outputs, new double[] {0.5, 0.5});
    return new Recorded.Sheet(new int[members.length], members, outputs, List.of());
  }

  /** A file may have its rows in turn, one class after the other: halves are drawn, not counted. */
  @Test
  void rowsInTurnDoNotPassForSomethingFound() {
    int rows = 400;
    int[] labels = new int[rows];
    boolean[] members = new boolean[rows];
    double[][] outputs = new double[rows][];
    for (int i = 0; i < rows; i++) {
      labels[i] = i % 2;
      members[i] = i < rows / 2;
      outputs[i] = new double[] {0.6, 0.4};
    }
    Recorded.Sheet sheet = new Recorded.Sheet(labels, members, outputs, List.of());
    Target target =
        Transcript.of(
            new Recorded(Recorded.Kind.PROBABILITIES, List.of("0", "1"), sheet, List.of()));
    try (Small small = new Small(new Wine(), 0)) {
      assertThat(new Gap().control(target, small.context()).orElseThrow().fails()).isFalse();
    }
  }
}
