package org.tattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.NoiseCalibration;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.account.loss.PrivacyLoss;
import org.tattle.privacy.account.loss.SubsampledGaussian;
import org.tattle.run.Control;

/** Where noise is so small that ε is huge: still a bound, and soon. */
class HardlyAnyNoiseTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /**
   * With little noise a row's steps are either seen or not: of T steps it was in k with the chance
   * of a binomial, and then the loss is normal, with mean k(1/2σ² + ln q) + (T − k) ln(1 − q) and
   * variance k/σ². So δ(ε) is a finite sum, here without the accountant.
   */
  private static double delta(double rate, double noise, int steps, double epsilon) {
    double delta = 0;
    for (int k = 1; k <= steps; k++) {
      double mean =
          k * (1 / (2 * noise * noise) + Math.log(rate)) + (steps - k) * Math.log1p(-rate);
      double deviation = Math.sqrt(k) / noise;
      double above = NORMAL.cumulativeProbability((mean - epsilon) / deviation);
      // e^(ε − m + s²/2)·Φ((m − ε − s²)/s), whose Φ alone would be less than a double holds.
      double z = (mean - epsilon) / deviation;
      double discounted = Math.exp(-z * z / 2) * Erfcx.value((deviation - z) / Math.sqrt(2)) / 2;
      delta += BinomialDistribution.of(steps, rate).probability(k) * (above - discounted);
    }
    return delta;
  }

  @ParameterizedTest
  @CsvSource({
    "0.01, 0.04, 10, 1e-5",
    "0.01, 0.02, 10, 1e-5",
    "0.1, 0.03, 5, 3e-5",
    "0.002, 0.04, 20, 1e-6",
    "0.01, 0.04, 50, 1e-4",
  })
  void theTightAccountantFindsTheMixtureThatItIs(
      double rate, double noise, int steps, double delta) {
    Spent spent = Composition.spent(Accounting.PRV, List.of(new Steps(rate, noise, steps)), delta);
    // δ falls in ε: it is at most δ at a true upper bound, and at least δ at a true lower one.
    assertThat(delta(rate, noise, steps, spent.epsilon())).isLessThanOrEqualTo(delta);
    assertThat(delta(rate, noise, steps, spent.lower())).isGreaterThanOrEqualTo(delta);
    assertThat(spent.epsilon() / spent.lower()).isCloseTo(1, within(1e-3));
  }

  /** On either side of where an integral gives way to the sum over two peaks. */
  @Test
  void bothWaysToTheDivergenceMeet() {
    double rate = 0.01;
    double noise = 0.5;
    while (!SubsampledGaussian.apart(rate, noise)) {
      noise *= 1 - 1e-6;
    }
    double wide = noise / (1 - 1e-6);
    assertThat(SubsampledGaussian.apart(rate, wide)).isFalse();
    for (double order : new double[] {1.0001, 1.1, 1.5, 3.7, 10.9}) {
      // σ differs by 1e-6 of itself, and what goes with 1/σ² by twice that.
      assertThat(new SubsampledGaussian(rate, noise).renyi(order))
          .isCloseTo(
              new SubsampledGaussian(rate, wide).renyi(order),
              within(3e-6 * new SubsampledGaussian(rate, noise).renyi(order)));
    }
    assertThat(new PrivacyLoss(rate, noise).mean())
        .isCloseTo(
            new PrivacyLoss(rate, wide).mean(), within(3e-6 * new PrivacyLoss(rate, wide).mean()));
  }

  @ParameterizedTest
  @EnumSource
  void lessNoiseNeverSpendsLessDownToWhatDoublesHold(Accounting by) {
    double before = 0;
    for (double noise = 0.3; noise > 1e-300; noise *= noise > 1e-5 ? 0.02 : 1e-60) {
      double epsilon = Composition.spent(by, List.of(new Steps(0.01, noise, 10)), 1e-5).epsilon();
      assertThat(epsilon).as("noise %s", noise).isGreaterThanOrEqualTo(before);
      before = epsilon;
    }
    assertThat(before).isInfinite();
  }

  /** Stopped at the fourth look, each goes no further than to it. */
  @Test
  void whoWaitsCanStopAnyOfIt() {
    for (Runnable sum :
        List.<Runnable>of(
            () -> Composition.spent(Accounting.RDP, List.of(new Steps(0.0312, 0.1234, 10)), 1e-5),
            () -> Composition.spent(Accounting.PRV, List.of(new Steps(0.0311, 0.1234, 10)), 1e-5),
            () -> NoiseCalibration.noise(Accounting.PRV, 0.0123, 1e-5, 0.031, 1_000_000),
            () -> NoiseCalibration.steps(Accounting.PRV, 7.77, 1e-5, 0.031, 0.777),
            () -> NoiseCalibration.steps(Accounting.ZCDP, 7.77, 1e-5, 0.031, 77.7))) {
      AtomicInteger asked = new AtomicInteger();
      Control soon =
          new Control() {
            @Override
            public boolean cancelled() {
              return asked.incrementAndGet() > 3;
            }
          };
      assertThatThrownBy(
              () ->
                  soon.during(
                      () -> {
                        sum.run();
                        return null;
                      }))
          .isInstanceOf(CancellationException.class);
      assertThat(asked).hasValue(4);
    }
    Control.heed();
  }
}
