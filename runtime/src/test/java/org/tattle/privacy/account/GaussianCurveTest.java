package org.tattle.privacy.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class GaussianCurveTest {
  private static final double[] MOVES = {1e-3, 0.05, 0.5, 1, 3, 12, 80};
  private static final double[] DELTAS = {0.3, 1e-2, 1e-5, 1e-12, 1e-60};

  /** Balle and Wang's formula as it stands; good where neither term is tiny. */
  @Test
  void deltaIsTheDifferenceOfTwoTails() {
    NormalDistribution normal = NormalDistribution.of(0, 1);
    for (double mu : new double[] {0.5, 1, 2, 4}) {
      for (double epsilon : new double[] {0, 0.3, 1, 2.5, 6}) {
        double exact =
            normal.cumulativeProbability(mu / 2 - epsilon / mu)
                - Math.exp(epsilon) * normal.cumulativeProbability(-mu / 2 - epsilon / mu);
        assertThat(GaussianCurve.delta(mu, epsilon)).isCloseTo(exact, within(1e-9 * exact));
      }
    }
  }

  /** Balle and Wang's formula in 60 digits; neither form of it holds at both ends. */
  @Test
  void deltaHoldsFarBelowAndAtOne() {
    assertThat(GaussianCurve.logDelta(1, 100)).isCloseTo(-4960.25455381742, within(1e-9));
    assertThat(GaussianCurve.logDelta(0.5, 60)).isCloseTo(-7181.21852314387, within(1e-9));
    assertThat(GaussianCurve.logDelta(3, 400)).isCloseTo(-8699.6199618464, within(1e-9));
    assertThat(GaussianCurve.logDelta(80, 0)).isCloseTo(0, within(1e-15));
    assertThat(GaussianCurve.logDelta(80, 3000)).isCloseTo(-0.00645659835116565, within(1e-14));
  }

  @Test
  void epsilonIsTheLeastThatKeepsToDelta() {
    for (double mu : MOVES) {
      for (double delta : DELTAS) {
        double epsilon = GaussianCurve.epsilon(mu, delta);
        assertThat(GaussianCurve.logDelta(mu, epsilon)).isLessThanOrEqualTo(Math.log(delta));
        if (epsilon > 0) {
          assertThat(GaussianCurve.logDelta(mu, epsilon * (1 - 1e-9)))
              .as("mu %s, delta %s", mu, delta)
              .isGreaterThan(Math.log(delta));
        }
      }
    }
  }

  /** Where δ is met exactly, to the last bit of its logarithm, that still keeps to it. */
  @Test
  void aDeltaThatIsMetExactlyIsKeptTo() {
    int met = 0;
    for (double mu : new double[] {0.5, 1, 2, 4}) {
      for (double epsilon = 0; epsilon < 3; epsilon += 1 / 64.0) {
        double log = GaussianCurve.logDelta(mu, epsilon);
        double delta = Math.exp(log);
        if (Math.log(delta) == log) {
          met++;
          double least = GaussianCurve.epsilon(mu, delta);
          assertThat(least).isLessThanOrEqualTo(epsilon);
          if (least > 0) {
            assertThat(GaussianCurve.logDelta(mu, Math.nextDown(least))).isGreaterThan(log);
          }
          if (epsilon > 0) {
            double most = GaussianCurve.mu(epsilon, delta);
            assertThat(most).isGreaterThanOrEqualTo(mu);
            assertThat(GaussianCurve.logDelta(Math.nextUp(most), epsilon)).isGreaterThan(log);
          }
        }
      }
    }
    assertThat(met).isGreaterThan(50);
  }

  /** At ε = 0, δ is the total variation distance 2Φ(μ/2) − 1. */
  @Test
  void noEpsilonIsSpentWhereDeltaAllowsTheWholeMove() {
    double distance = 2 * NormalDistribution.of(0, 1).cumulativeProbability(0.25) - 1;
    assertThat(GaussianCurve.epsilon(0.5, distance * (1 + 1e-9))).isZero();
    assertThat(GaussianCurve.epsilon(0.5, distance * (1 - 1e-3))).isPositive();
    assertThat(GaussianCurve.delta(0.5, 0)).isCloseTo(distance, within(1e-12));
  }

  @Test
  void theLargestMoveKeepsToDeltaAndTheNextDoubleDoesNot() {
    for (double epsilon : new double[] {1e-3, 0.1, 1, 10, 500}) {
      for (double delta : DELTAS) {
        double mu = GaussianCurve.mu(epsilon, delta);
        assertThat(GaussianCurve.logDelta(mu, epsilon)).isLessThanOrEqualTo(Math.log(delta));
        assertThat(GaussianCurve.logDelta(mu * (1 + 1e-9), epsilon)).isGreaterThan(Math.log(delta));
        assertThat(GaussianCurve.epsilon(mu, delta)).isCloseTo(epsilon, within(1e-6 * epsilon));
      }
    }
    assertThat(GaussianCurve.mu(1e300, 1e-5)).isBetween(1e9, 2e9);
  }

  @Test
  void aMoveBeyondAllDoublesHasNoEpsilonAndWrongOnesAreRefused() {
    assertThat(GaussianCurve.epsilon(Double.POSITIVE_INFINITY, 1e-5)).isInfinite();
    assertThatIllegalArgumentException().isThrownBy(() -> GaussianCurve.epsilon(0, 1e-5));
    assertThatIllegalArgumentException().isThrownBy(() -> GaussianCurve.epsilon(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> GaussianCurve.logDelta(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> GaussianCurve.logDelta(1, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> GaussianCurve.logDelta(1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> GaussianCurve.mu(0, 1e-5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GaussianCurve.mu(Double.POSITIVE_INFINITY, 1e-5));
    assertThatIllegalArgumentException().isThrownBy(() -> GaussianCurve.mu(1, 1));
  }
}
