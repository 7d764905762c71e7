package org.tattle.attack.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Attack;
import org.tattle.attack.Leak;
import org.tattle.attack.Small;
import org.tattle.attack.audit.Canaries;
import org.tattle.attack.audit.Canary;
import org.tattle.attack.audit.CanaryAudit;
import org.tattle.attack.membership.shadow.Calibrated;
import org.tattle.attack.membership.shadow.Lira;
import org.tattle.attack.membership.shadow.Rmia;
import org.tattle.attack.membership.shadow.ShadowMia;
import org.tattle.component.Schema;
import org.tattle.data.Split;
import org.tattle.data.set.BreastCancer;
import org.tattle.data.set.Wine;
import org.tattle.defense.train.DpSgd;
import org.tattle.model.Logistic;
import org.tattle.privacy.account.Accounting;
import org.tattle.run.Seed;
import org.tattle.subject.Target;

/** What attacks find where there is nothing to find, over 200 seeds. */
@Tag("slow")
class NullSeedsTest {
  private static final int SEEDS = 200;

  private static Small small(int seed) {
    return new Small(
        new Wine(), 0, Split.Adversary.HALVES, new Logistic(), 5, new Seed(1000 + seed));
  }

  /**
   * The standard error of one AUC of scores that do not depend on membership is {@code sqrt((m + n
   * + 1) / (12 m n))} (Mann and Whitney 1947); that of the mean of 200 is a fourteenth of it.
   */
  @Test
  void attacksOnNullTargetsAreGuessingOnAverage() {
    List<Attack<Target>> attacks =
        List.of(
            new Threshold(),
            new Gap(),
            new Whitebox(),
            new Quantile(),
            new Calibrated(4, Calibrated.Comparison.DIFFERENCE),
            new Rmia(),
            new Lira(8, Lira.Mode.ONLINE, Lira.Variance.GLOBAL, 1),
            new ShadowMia(2, ShadowMia.Classifier.GLOBAL));
    double[] sums = new double[attacks.size()];
    double error = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      try (Small small = small(seed)) {
        Target target = small.target();
        double m = Controls.untrained(target).split().members().length;
        double n = Controls.untrained(target).split().nonmembers().length;
        error = Math.sqrt((m + n + 1) / (12 * m * n) / SEEDS);
        for (int a = 0; a < sums.length; a++) {
          Leak nothing = attacks.get(a).control(target, small.context()).orElseThrow().leak();
          sums[a] += nothing.found().value();
        }
      }
    }
    for (int a = 0; a < sums.length; a++) {
      assertThat(sums[a] / SEEDS).as(attacks.get(a).toString()).isCloseTo(0.5, within(3 * error));
    }
  }

  /** Of 200 audits at 95 %, ten may be over the claim; 19 with three deviations. */
  @Test
  void canariesSeldomRefuteATrueClaim() {
    DpSgd dpsgd =
        (DpSgd) Schema.of(DpSgd.class).build(Map.of("eps", 1.0, "accountant", Accounting.RDP));
    Canary canary = new Canary(100, Canaries.Kind.MISLABELLED, Optional.empty(), 0.95);
    int over = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      try (Small small = small(seed)) {
        CanaryAudit found = canary.run(small.target(dpsgd), small.context());
        over += found.bound() > 1 ? 1 : 0;
      }
    }
    assertThat(over).isLessThanOrEqualTo(19);
  }

  /**
   * Of members drawn at random, either of two models is taken for a shift in 1.25 % of the draws:
   * in 5 of 200, and in 12 with three deviations.
   */
  @Test
  void membersDrawnAtRandomAreSeldomTakenForOthersThanTheRest() {
    int warned = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      try (Small small =
          new Small(
              new BreastCancer(),
              0,
              Split.Adversary.HALVES,
              new Logistic(),
              1,
              new Seed(5000 + seed))) {
        Split split = small.blueprint.split();
        warned +=
            Controls.shift(small.blueprint.data(), split, small.context()).lower() > 0.5 ? 1 : 0;
      }
    }
    assertThat(warned).isLessThanOrEqualTo(12);
  }
}
