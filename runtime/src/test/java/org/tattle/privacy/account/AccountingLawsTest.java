package org.tattle.privacy.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.privacy.account.loss.SubsampledGaussian;
import org.tattle.run.Seed;

/** What must hold of every accountant at any setting, over settings drawn at random. */
class AccountingLawsTest {
  private static final int SETTINGS = 1000;

  /** Settings as people have them: rates from 1e-4 to 1, noise 0.4 to 30, up to 30,000 steps. */
  private record Setting(double rate, double noise, long steps, double delta) {
    static Setting random(int index) {
      UniformRandomProvider random = new Seed(16).split("setting", index).random();
      return new Setting(
          Math.pow(10, -4 * random.nextDouble()),
          0.4 * Math.pow(75, random.nextDouble()),
          Math.round(Math.pow(30_000, random.nextDouble())),
          Math.pow(10, -3 - 7 * random.nextDouble()));
    }

    double spent(Accounting by) {
      return Composition.spent(by, List.of(new Steps(rate, noise, steps)), delta).epsilon();
    }

    Setting longer() {
      return new Setting(rate, noise, steps + 1 + steps / 4, delta);
    }

    Setting fuller() {
      return new Setting(Math.min(1, rate * 1.25), noise, steps, delta);
    }

    Setting quieter() {
      return new Setting(rate, noise * 0.8, steps, delta);
    }

    Setting stricter() {
      return new Setting(rate, noise, steps, delta / 3);
    }
  }

  @Test
  void moreStepsMoreRowsLessNoiseOrLessDeltaNeverSpendLess() {
    for (int i = 0; i < SETTINGS; i += 5) {
      assertOrdered(Setting.random(i));
    }
  }

  @Tag("slow")
  @Test
  void moreStepsMoreRowsLessNoiseOrLessDeltaNeverSpendLessOverAllSettings() {
    for (int i = 0; i < SETTINGS; i++) {
      assertOrdered(Setting.random(i));
    }
  }

  /** A thousand settings take minutes on a busy machine; ten of them are for every day. */
  @Test
  void theTightAccountantKeepsTheSameOrder() {
    for (int i = 0; i < SETTINGS; i += 100) {
      assertOrdered(Setting.random(i), Accounting.PRV, 1e-4);
    }
  }

  @Tag("slow")
  @Test
  void theTightAccountantKeepsTheSameOrderOverAllSettings() {
    for (int i = 0; i < SETTINGS; i++) {
      assertOrdered(Setting.random(i), Accounting.PRV, 1e-4);
    }
  }

  /** The best guess, that is, before the smaller of both bounds is taken. */
  @Test
  void theRenyiBoundIsNeverBelowTheTightOne() {
    for (int i = 0; i < SETTINGS; i += 50) {
      assertRenyiIsAbove(Setting.random(i));
    }
  }

  @Tag("slow")
  @Test
  void theRenyiBoundIsNeverBelowTheTightOneOverAllSettings() {
    for (int i = 0; i < SETTINGS; i++) {
      assertRenyiIsAbove(Setting.random(i));
    }
  }

  @Test
  void deltaFallsAsEpsilonGrows() {
    for (int i = 0; i < SETTINGS; i++) {
      UniformRandomProvider random = new Seed(17).split(i).random();
      double mu = 0.01 * Math.pow(1000, random.nextDouble());
      double epsilon = 10 * random.nextDouble();
      double more = epsilon + 0.01 + random.nextDouble();
      assertThat(GaussianCurve.logDelta(mu, more)).isLessThan(GaussianCurve.logDelta(mu, epsilon));
      assertThat(GaussianCurve.logDelta(1.1 * mu, epsilon))
          .isGreaterThan(GaussianCurve.logDelta(mu, epsilon));
    }
  }

  @Test
  void divergenceGrowsWithItsOrder() {
    for (int i = 0; i < SETTINGS; i++) {
      Setting setting = Setting.random(i);
      double before = 0;
      for (double order : new double[] {1.1, 1.7, 2, 2.3, 5, 5.5, 12, 63, 128}) {
        double renyi = new SubsampledGaussian(setting.rate(), setting.noise()).renyi(order);
        assertThat(renyi).as("%s at %s", setting, order).isGreaterThanOrEqualTo(before);
        before = renyi * (1 - 1e-9);
      }
    }
  }

  @Test
  void samplingNeverCostsMoreThanAllRows() {
    for (int i = 0; i < SETTINGS; i++) {
      Setting setting = Setting.random(i);
      assertThat(new SubsampledGaussian(setting.rate(), setting.noise()).renyi(3.5))
          .isLessThanOrEqualTo(3.5 * Zcdp.rho(setting.noise()) * (1 + 1e-9));
    }
  }

  private static void assertOrdered(Setting setting) {
    for (Accounting by : List.of(Accounting.RDP, Accounting.ZCDP, Accounting.GDP)) {
      assertOrdered(setting, by, 1e-9);
    }
  }

  private static void assertOrdered(Setting setting, Accounting by, double slack) {
    double spent = setting.spent(by);
    assertThat(spent).as("%s by %s", setting, by).isNotNegative();
    for (Setting more :
        List.of(setting.longer(), setting.fuller(), setting.quieter(), setting.stricter())) {
      assertThat(more.spent(by))
          .as("%s after %s by %s", more, setting, by)
          .isGreaterThanOrEqualTo(spent * (1 - slack) - slack);
    }
  }

  private static void assertRenyiIsAbove(Setting setting) {
    List<Steps> steps = List.of(new Steps(setting.rate(), setting.noise(), setting.steps()));
    double renyi = setting.spent(Accounting.RDP);
    double error = Math.max(1e-3, Math.min(5e-3, renyi / 100));
    PrvAccountant.Bounds tight = PrvAccountant.bounds(steps, setting.delta(), error);
    assertThat(tight.estimate()).as("%s", setting).isLessThanOrEqualTo(renyi + 1e-4);
    assertThat(tight.lower()).as("%s", setting).isLessThanOrEqualTo(tight.estimate());
  }
}
