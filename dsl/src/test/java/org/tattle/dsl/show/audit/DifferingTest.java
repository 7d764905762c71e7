package org.tattle.dsl.show.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Threat;
import org.tattle.attack.membership.Controls;
import org.tattle.attack.membership.Gap;
import org.tattle.attack.membership.Membership;
import org.tattle.data.recorded.Recorded;
import org.tattle.measure.Estimate;
import org.tattle.subject.Target;
import org.tattle.subject.Transcript;

class DifferingTest {
  private static Attacked attacked(String name, Estimate shift) {
    boolean[] members = {true, false};
    double[][] outputs = {{0.9, 0.1}, {0.8, 0.2}};
    Recorded.Sheet sheet = new Recorded.Sheet(new int[] {0, 1}, members, outputs, List.of());
    Target target =
        Transcript.of(
            new Recorded(Recorded.Kind.PROBABILITIES, List.of("0", "1"), sheet, List.of()));
    Membership found = new Gap().run(target, null);
    return new Attacked(name, target)
        .with(Map.of(Threat.MEMBERSHIP, Controls.apart(shift)))
        .with("gap", found, Optional.empty());
  }

  @Test
  void membersThatDifferInKindAreToldOnceForAllTargets() {
    Estimate seen = new Estimate(0.8, 0.7, 0.9);
    List<Attacked> both = List.of(attacked("a", seen), attacked("b", seen).as("c"));
    assertThat(AuditNotes.warnings(both))
        .containsExactly(
            "`a`, `c`: members and non-members differ in kind, as is seen without asking the model:"
                + " AUC 0.80 [0.70, 0.90]. What attacks find may be that.");
    assertThat(PlainWords.of(both)).hasSize(2).allMatch(words -> words.contains("differ in kind"));
  }

  @Test
  void thoseThatDoNotAreAControl() {
    List<Attacked> one = List.of(attacked("a", new Estimate(0.52, 0.45, 0.6)));
    assertThat(AuditNotes.warnings(one).get(0)).startsWith("Control, `a`: ");
    assertThat(PlainWords.of(one)).noneMatch(words -> words.contains("differ in kind"));
  }
}
