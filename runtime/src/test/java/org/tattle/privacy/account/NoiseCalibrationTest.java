package org.tattle.privacy.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.Vectors;
import org.tattle.privacy.Delta;
import org.tattle.run.Fault;

class NoiseCalibrationTest {
  @Test
  void calibrationUndoesAccounting() {
    for (JsonNode known : Vectors.read("dpsgd_accounting").get("cases")) {
      double rate = known.get("q").asDouble();
      long steps = known.get("steps").asLong();
      double delta = known.get("delta").asDouble();
      double sigma = known.get("noise_multiplier").asDouble();
      double epsilon = known.get("eps_rdp_opacus").asDouble() + 1e-9;
      double noise = NoiseCalibration.noise(Accounting.RDP, epsilon, delta, rate, steps);
      // The noise is good to 1e-5 and, where Opacus's ε is off by 1e-9, to a little more.
      assertThat(noise).isCloseTo(sigma, within(2e-5 * sigma));
      assertThat(epsilon(rate, noise, steps, delta)).isLessThanOrEqualTo(epsilon);
    }
  }

  @Test
  void theMostStepsFitAndOneMoreDoesNot() {
    long steps = NoiseCalibration.steps(Accounting.RDP, 2, 1e-5, 0.01, 1.1);
    assertThat(epsilon(0.01, 1.1, steps, 1e-5)).isLessThanOrEqualTo(2);
    assertThat(epsilon(0.01, 1.1, steps + 1, 1e-5)).isGreaterThan(2);
  }

  @Test
  void anUnreachableBudgetIsTheUsersFault() {
    assertThatThrownBy(() -> NoiseCalibration.noise(Accounting.RDP, 0.001, 1e-5, 0.01, 100))
        .isInstanceOf(Fault.class)
        .hasMessage("no noise brings the Rényi accountant under `eps=0.001` at `delta=1e-5`");
    assertThatThrownBy(() -> NoiseCalibration.steps(Accounting.RDP, 0.1, 1e-5, 1, 1))
        .isInstanceOf(Fault.class)
        .hasMessage("one step spends more than `eps=0.1`");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoiseCalibration.noise(Accounting.RDP, 0, 1e-5, 0.01, 100));
  }

  /**
   * On all rows one step is one Gaussian, and its noise is 1/μ of the exact curve.
   *
   * @param asked how many accountings the search takes, Rényi bounds and sums together; a slope or
   *     a start that is wrong takes more
   */
  @ParameterizedTest
  @CsvSource({
    "0.1, 1e-3, 14",
    "0.3, 1e-3, 14",
    "0.3, 1e-9, 16",
    "1, 1e-3, 11",
    "1, 1e-9, 12",
    "4, 1e-3, 8",
    "4, 1e-9, 10",
    "30, 1e-9, 13",
    "700, 1e-3, 23",
  })
  void theNoiseOfOneGaussianIsThatOfItsCurveAndSoonFound(double epsilon, double delta, int asked) {
    AtomicInteger count = new AtomicInteger();
    double noise =
        NoiseCalibration.noise(
            Accounting.PRV,
            epsilon,
            delta,
            sigma -> {
              count.incrementAndGet();
              return List.of(new Steps(1, sigma, 1));
            });
    double least = 1 / GaussianCurve.mu(epsilon, delta);
    // ε is met to a part in 1e4, and ln ε falls by 0.8 or more for each 1 of ln σ.
    assertThat(noise).isBetween(least * (1 - 1e-9), least * (1 + 1.3e-4));
    assertThat(count.get()).isLessThanOrEqualTo(asked);
  }

  /** With ρ = T/2σ² there is a formula to go by: the noise goes with the root of the steps. */
  @Test
  void fourTimesTheStepsWantTwiceTheNoise() {
    for (double epsilon : new double[] {0.05, 0.5, 3, 40}) {
      double once = NoiseCalibration.noise(Accounting.ZCDP, epsilon, 1e-6, 1, 50);
      double fourTimes = NoiseCalibration.noise(Accounting.ZCDP, epsilon, 1e-6, 1, 200);
      assertThat(fourTimes / once).isCloseTo(2, within(4e-5));
      assertThat(spent(Accounting.ZCDP, 1, once, 50, 1e-6))
          .isBetween(epsilon * (1 - 1.01e-5), epsilon);
    }
  }

  @Test
  void theSearchEndsAtTheLeastAndTheMostNoise() {
    double least = NoiseCalibration.noise(Accounting.ZCDP, 1e9, 1e-5, 1, 1);
    assertThat(least).isBetween(0.01, 0.01 / 0.8);
    assertThat(NoiseCalibration.noise(Accounting.PRV, 1e9, 1e-5, 1, 1))
        .isBetween(0.008, 0.01 / 0.8);
    assertThatThrownBy(() -> NoiseCalibration.noise(Accounting.ZCDP, 1e-6, 1e-12, 1, 1))
        .hasMessage("no noise brings the zCDP accountant under `eps=1e-6` at `delta=1e-12`");
    double wide = NoiseCalibration.noise(Accounting.ZCDP, 2e-5, 1e-12, 1, 1);
    assertThat(wide).isBetween(1e5, 1e6);
    assertThat(spent(Accounting.ZCDP, 1, wide, 1, 1e-12)).isLessThanOrEqualTo(2e-5);
  }

  @Test
  void theMostStepsOfEveryAccountantFitAndOneMoreDoesNot() {
    for (Accounting by : Accounting.values()) {
      for (double epsilon : new double[] {1, 3}) {
        for (double noise : new double[] {5, 31}) {
          long steps = NoiseCalibration.steps(by, epsilon, 1e-5, 1, noise);
          assertThat(spent(by, 1, noise, steps, 1e-5)).isLessThanOrEqualTo(epsilon);
          assertThat(spent(by, 1, noise, steps + 1, 1e-5)).isGreaterThan(epsilon);
        }
      }
    }
  }

  @Test
  void stepsThatFitExactlyAreCountedInAndThereIsAMostOfThem() {
    for (long steps : new long[] {1, 2, 3, 8, 31, 64}) {
      double exactly = spent(Accounting.PRV, 1, 10, steps, 1e-5);
      assertThat(NoiseCalibration.steps(Accounting.PRV, exactly, 1e-5, 1, 10)).isEqualTo(steps);
    }
    assertThat(NoiseCalibration.steps(Accounting.ZCDP, 100, 1e-5, 1, 1e6)).isEqualTo(1L << 40);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoiseCalibration.steps(Accounting.RDP, 0, 1e-5, 0.1, 1));
    assertThatThrownBy(() -> NoiseCalibration.steps(Accounting.PRV, 0.1, 1e-5, 1, 1))
        .hasMessage("one step spends more than `eps=0.1`");
  }

  @Test
  void theDefaultDeltaIsOneOverRowsSquaredRoundedDown() {
    assertThat(Delta.forRows(4000)).isEqualTo(1e-8);
    assertThat(Delta.forRows(1000)).isEqualTo(1e-6);
    assertThat(Delta.forRows(1001)).isEqualTo(1e-7);
    assertThat(Delta.forRows(60_000)).isEqualTo(1e-10);
    assertThat(Delta.forRows(2)).isEqualTo(0.1);
    assertThatIllegalArgumentException().isThrownBy(() -> Delta.forRows(1));
  }

  private static double epsilon(double rate, double noise, long steps, double delta) {
    return spent(Accounting.RDP, rate, noise, steps, delta);
  }

  private static double spent(Accounting by, double rate, double noise, long steps, double delta) {
    return Composition.spent(by, List.of(new Steps(rate, noise, steps)), delta).epsilon();
  }
}
