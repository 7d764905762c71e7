package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.claim.Finding.Status;
import org.tattle.claim.Tried.On;
import org.tattle.claim.Tried.Schedule;
import org.tattle.claim.Verdict.Outcome;
import org.tattle.component.Schema;
import org.tattle.defense.train.DpSgd;
import org.tattle.defense.train.WeightDecay;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Sabotage;
import org.tattle.nn.train.Workers;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Guarantee;

/** Claims that hold are upheld, and what voids a guarantee is refused. */
class ClaimTest {
  private static final Tried SMALL = new Tried(On.DIGITS, Schedule.ADAPTIVE);

  @Test
  void whatTheAccountantProvesAndNothingRefutesIsUpheld() {
    Verdict verdict = SMALL.check(new LocalWorkers(1), 21);
    assertThat(verdict.outcome()).as("%s", verdict.findings()).isEqualTo(Outcome.UPHELD);
    assertThat(verdict.findings())
        .filteredOn(finding -> finding.status() == Status.NOT_REFUTED)
        .extracting(Finding::about)
        .containsExactly(
            "noise",
            "tails",
            "clip",
            "noise on the quantile",
            "batches",
            "canaries in the gradients",
            "canaries among the rows");
    assertThat(words(verdict, "accountant")).startsWith("it proves eps=4 at delta=1e-5 (");
    assertThat(words(verdict, "noise"))
        .endsWith("5 % too little in any layer would have been seen");
    assertThat(words(verdict, "batches"))
        .endsWith("as by coins that nobody can foresee; a rate 5 % off would have been seen");
    assertThat(words(verdict, "canaries in the gradients"))
        .startsWith("with 95% confidence eps is ")
        .contains("noise, norm, rate and steps kept; on average one Gaussian of the eps")
        .contains("accounted for shows 1 on so many, and the best attack on these steps 0.8");
  }

  @Test
  void lessThanTheAccountantProvesIsUnproved() {
    Guarantee less = new Guarantee(3.9, 1e-5);
    assertThat(SMALL.check(new LocalWorkers(1), 1, less, false).outcome())
        .isEqualTo(Outcome.UNPROVED);
  }

  /** Coins and noise of a set seed are public; nobody proves anything then. */
  @Test
  void aSeedThatWasSetIsRefused() {
    Tried plain = new Tried(On.DIGITS, Schedule.CONSTANT);
    Verdict verdict = plain.check(new LocalWorkers(1), 1, new Guarantee(4, 1e-5), true);
    assertThat(verdict.outcome()).isEqualTo(Outcome.UNPROVED);
    assertThat(Tried.failing(verdict)).containsExactly("randomness");
    assertThat(words(verdict, "randomness")).contains("a seed was set");
  }

  @Test
  void anApproximationIsRefused() {
    DpSgd gdp =
        (DpSgd)
            Schema.of(DpSgd.class)
                .build(
                    Map.of("eps", 4.0, "delta", Optional.of(1e-5), "accountant", Accounting.GDP));
    Verdict verdict = SMALL.check(new LocalWorkers(1), 1, new Guarantee(4, 1e-5), false, gdp);
    assertThat(verdict.outcome()).isEqualTo(Outcome.UNPROVED);
    assertThat(words(verdict, "accountant")).startsWith("an approximation proves nothing");
  }

  /** Of 200 canaries, all called rightly: ε with (1 + e^−ε)^−200 = 0.05, 4.2; of 1,000, 5.8. */
  @Test
  void canariesInTheGradientsRefuteATrainingWithoutPrivacy() {
    Tried open = new Tried(On.DIGITS, Schedule.CONSTANT, 4, 1e-5, 1000, 10);
    Verdict verdict =
        open.check(new LocalWorkers(1), 1, new Guarantee(5, 1e-5), false, new WeightDecay(0.01));
    assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(Tried.failing(verdict)).containsExactly("accountant", "canaries in the gradients");
  }

  @Test
  void whatWasNotTakenIsSeen() {
    Workers cut =
        Sabotage.plan(
            p ->
                new org.tattle.nn.network.PrivateSteps(
                    p.rate(),
                    p.clip(),
                    p.phases().subList(0, Math.max(1, p.phases().size() - 1)),
                    p.quantile(),
                    p.secure()));
    Verdict verdict = new Tried(On.WINE, Schedule.DECAY).check(cut, 1);
    assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(Tried.failing(verdict)).contains("steps", "noise");
  }

  private static String words(Verdict verdict, String about) {
    List<Finding> found =
        verdict.findings().stream().filter(finding -> finding.about().equals(about)).toList();
    assertThat(found).hasSize(1);
    return found.get(0).words();
  }
}
