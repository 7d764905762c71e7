package org.tattle.attack.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.component.Schema;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Wine;
import org.tattle.defense.output.LabelsOnly;
import org.tattle.defense.train.DpSgd;
import org.tattle.run.Seed;
import org.tattle.subject.Target;

class CanaryTest {
  private static Canary canary(Canaries.Kind kind, int canaries) {
    return new Canary(canaries, kind, Optional.empty(), 0.95);
  }

  @Test
  void aModelThatLearnsByHeartGivesItsCanariesAway() {
    try (Small small = new Small(new Digits(), 1200)) {
      Target target = small.target();
      for (Canaries.Kind kind : Canaries.Kind.values()) {
        CanaryAudit found = canary(kind, 200).run(target, small.context());
        assertThat(found.epsLower().value()).as(kind.name()).isGreaterThan(1);
        assertThat(found.auc().value()).as(kind.name()).isGreaterThan(0.8);
        assertThat(found.notes().get(0)).contains("claims none");
      }
    }
  }

  @Test
  void labelsAloneGiveThemAwayToo() {
    try (Small small = new Small(new Digits(), 1200)) {
      CanaryAudit found =
          canary(Canaries.Kind.MISLABELLED, 200)
              .run(small.target(new LabelsOnly()), small.context());
      assertThat(found.epsLower().value()).isGreaterThan(0);
    }
  }

  @Test
  void aPrivateModelIsNotRefuted() {
    try (Small small = new Small(new Digits(), 1200)) {
      Target target = small.target((DpSgd) Schema.of(DpSgd.class).build(Map.of("eps", 2.0)));
      CanaryAudit found = canary(Canaries.Kind.MISLABELLED, 200).run(target, small.context());
      assertThat(found.epsLower().value()).isLessThanOrEqualTo(2);
      assertThat(found.at()).isEqualTo(target.spent().orElseThrow().delta());
      assertThat(found.notes().get(0)).contains("claims 2, not refuted");
    }
  }

  @Test
  void thereMayBeMoreCanariesThanRowsToMakeThemOf() {
    try (Small small = new Small(new Wine(), 0)) {
      CanaryAudit found =
          canary(Canaries.Kind.MISLABELLED, 300).run(small.target(), small.context());
      assertThat(found.canaries().value()).isEqualTo(300);
      assertThat(found.accuracy().value()).isBetween(0.0, 1.0);
    }
  }

  /**
   * Randomised response at epsilon tells each coin truly with probability {@code e^eps / (1 +
   * e^eps)}: nothing private at epsilon tells more. At most 5 % of audits may say otherwise; over
   * 100, that is 5, and 11 with three standard errors of {@code sqrt(100 * 0.05 * 0.95)}.
   */
  @Test
  void theBoundIsSeldomOverWhatIsTrulySpent() {
    double eps = 1;
    double truth = 1 / (1 + Math.exp(-eps));
    int over = 0;
    double sum = 0;
    for (int trial = 0; trial < 100; trial++) {
      UniformRandomProvider random = new Seed(trial).random();
      boolean[] in = new boolean[300];
      double[] scores = new double[in.length];
      for (int i = 0; i < in.length; i++) {
        in[i] = random.nextBoolean();
        scores[i] = in[i] == random.nextDouble() < truth ? 1 : 0;
      }
      double bound =
          canary(Canaries.Kind.MISLABELLED, in.length).judge(scores, in, Optional.empty()).bound();
      over += bound > eps ? 1 : 0;
      sum += bound;
    }
    assertThat(over).isLessThanOrEqualTo(11);
    assertThat(sum / 100).isGreaterThan(eps / 2);
  }
}
