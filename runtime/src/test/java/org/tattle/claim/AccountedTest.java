package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.claim.Finding.Status;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.network.PrivateSteps.Quantile;
import org.tattle.nn.train.Job;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;

/** What the accountant has to prove of a training, and of which training. */
class AccountedTest extends StagedClaims {
  private static Status accountant(Job trained, Optional<Spent> price, Guarantee claimed) {
    return about(check(forged(trained, price), claimed), "accountant").status();
  }

  @Test
  void theAccountantHasToProveBothNumbers() {
    double eps = spent.epsilon();
    double delta = spent.delta();
    Optional<Spent> price = real.spent();
    assertThat(accountant(job, price, proved())).isEqualTo(Status.HOLDS);
    assertThat(accountant(job, price, new Guarantee(eps + 1, 2 * delta))).isEqualTo(Status.HOLDS);
    assertThat(accountant(job, price, new Guarantee(eps - MARGIN, delta))).isEqualTo(Status.FAILS);
    assertThat(accountant(job, price, new Guarantee(eps, 0.999 * delta))).isEqualTo(Status.FAILS);
    Finding none = about(check(forged(job, Optional.empty()), proved()), "accountant");
    assertThat(none.words()).isEqualTo("the training gives no guarantee at all");
    assertThat(none.status()).isEqualTo(Status.FAILS);
  }

  @Test
  void anApproximationProvesNothing() {
    Spent gdp = Composition.spent(Accounting.GDP, spent.steps(), spent.delta());
    Finding found =
        about(check(forged(job, Optional.of(gdp)), new Guarantee(50, 1e-5)), "accountant");
    assertThat(found.status()).isEqualTo(Status.FAILS);
    assertThat(found.words()).startsWith("an approximation proves nothing: it says eps=");
  }

  private static Spent of(List<Steps> steps) {
    return new Spent(
        spent.epsilon(),
        spent.delta(),
        spent.by(),
        spent.lower(),
        spent.renyi(),
        spent.order(),
        spent.mesh(),
        spent.sampling(),
        spent.neighbours(),
        steps,
        spent.notes());
  }

  private static void differs(Job trained, List<Steps> steps) {
    Finding found = about(check(forged(trained, Optional.of(of(steps))), proved()), "accountant");
    assertThat(found.status()).isEqualTo(Status.FAILS);
    assertThat(found.words()).startsWith("what was accounted for is not what was trained");
  }

  @Test
  void whatIsAccountedForIsWhatIsTrained() {
    Steps one = spent.steps().get(0);
    differs(job, List.of(new Steps(one.rate(), one.noise(), one.count() - 1)));
    differs(job, List.of(new Steps(one.rate() * 0.99, one.noise(), one.count())));
    differs(job, List.of(new Steps(one.rate() * 1.01, one.noise(), one.count())));
    differs(job, List.of(new Steps(one.rate(), one.noise() * 1.0001, one.count())));
    differs(job, List.of(one, one));
    Optional<Spent> more =
        Optional.of(of(List.of(new Steps(one.rate(), 0.9 * one.noise(), one.count()))));
    assertThat(accountant(job, more, proved())).isEqualTo(Status.HOLDS);
  }

  /** A sum of multiplier z and a count of deviation bz are a Gaussian of 1/z² + 1/(2bz)². */
  @Test
  void withAQuantileTheSumHasMoreNoiseThanIsAccountedFor() {
    Steps one = spent.steps().get(0);
    double b = 0.75;
    double z = one.noise() * Math.sqrt(1 + 1 / (4 * b * b));
    for (double factor : new double[] {1, 0.9999}) {
      Job adaptive =
          with(
              new PrivateSteps(
                  privacy.rate(),
                  privacy.clip(),
                  List.of(new Phase(factor * z, (int) one.count())),
                  Optional.of(new Quantile(0.5, 0.2, b)),
                  true));
      if (factor == 1) {
        assertThat(accountant(adaptive, real.spent(), proved())).isEqualTo(Status.HOLDS);
      } else {
        differs(adaptive, spent.steps());
      }
    }
  }
}
