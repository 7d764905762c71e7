package org.tattle.privacy.account.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.commons.numbers.gamma.Erfc;
import org.junit.jupiter.api.Test;

/** The loss of one step against what its definition says, point by point. */
class PrivacyLossTest {
  private static final double[] RATES = {1e-9, 1e-4, 0.01, 0.3, 0.9, 1};
  private static final double[] NOISES = {0.02, 0.1, 0.4, 1, 4, 30};

  /** ln((1 − q) + q·e^((2x − 1)/2σ²)), where x is {@code deviations} of σ from 0. */
  private static double loss(double rate, double noise, double deviations) {
    double exponent = deviations / noise - 1 / (2 * noise * noise);
    if (rate == 1) {
      return exponent;
    }
    return exponent > 30
        ? exponent + Math.log(rate + (1 - rate) * Math.exp(-exponent))
        : Math.log1p(rate * Math.expm1(exponent));
  }

  private static double tail(double deviations) {
    return Erfc.value(deviations / Math.sqrt(2)) / 2;
  }

  /** The loss grows with x, so it is above that of x where x is exceeded. */
  @Test
  void theLossOfAPointIsExceededWhereThePointIs() {
    for (double rate : RATES) {
      for (double noise : NOISES) {
        for (double k = -6; k < 52; k += 0.37) {
          // From below 0 to above 20, and around 1/σ.
          double u = k < 20 ? k : 1 / noise + k - 42;
          double t = loss(rate, noise, u);
          double exact = (1 - rate) * tail(u) + rate * tail(u - 1 / noise);
          if (t > Math.log1p(-rate) + 1e-9 * rate && exact > 1e-290) {
            // t near its least is good to rounding in e^t − 1 + q, of which u is a logarithm, so
            // u is good to 1e-16·e^t/q·σ over e^(u/σ), and the tail to u times that.
            double lost =
                1e-15 * Math.max(1, 1 / (rate * Math.exp(u / noise - 1 / (2 * noise * noise))));
            double slack = 1e-10 + 4 * noise * (1 + Math.abs(u)) * lost;
            if (slack < 1e-3) {
              assertThat(new PrivacyLoss(rate, noise).survival(t) / exact)
                  .as("q %s, σ %s, x %s σ", rate, noise, u)
                  .isCloseTo(1, within(slack));
            }
          }
        }
      }
    }
  }

  @Test
  void nothingIsLostBelowTheLeast() {
    PrivacyLoss loss = new PrivacyLoss(0.3, 1);
    assertThat(loss.least()).isCloseTo(Math.log(0.7), within(1e-15));
    assertThat(loss.survival(loss.least())).isEqualTo(1);
    assertThat(loss.survival(-5)).isEqualTo(1);
    assertThat(new PrivacyLoss(1, 1).least()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  /** E[Y] = E[ln f] over the mixture, here by a sum of small steps that subtracts what it may. */
  @Test
  void theMeanIsThatOfItsDefinition() {
    for (double rate : new double[] {2e-22, 1e-13, 0.01, 0.3, 0.9, 1}) {
      for (double noise : NOISES) {
        if (rate < 1e-6 && noise > 0.1) {
          continue; // What cancels is more than what is left; the next test has these.
        }
        double step = Math.min(1 / 64.0, noise / 16);
        double sum = 0;
        for (long k = (long) (-14 / step); k * step < 1 / noise + 14; k++) {
          double u = k * step;
          double shifted = u - 1 / noise;
          double density =
              (1 - rate) * Math.exp(-u * u / 2) + rate * Math.exp(-shifted * shifted / 2);
          sum += density * loss(rate, noise, u);
        }
        assertThat(sum).as("q %s, σ %s", rate, noise).isFinite();
        double mean = sum * step / Math.sqrt(2 * Math.PI);
        // What is summed has both signs, and sizes up to q/σ.
        assertThat(new PrivacyLoss(rate, noise).mean())
            .as("q %s, σ %s", rate, noise)
            .isCloseTo(mean, within(1e-9 * Math.abs(mean) + 1e-13 * rate / noise));
      }
    }
  }

  /**
   * To third order in q: E[f ln f − f + 1] = E[g²/2 − g³/6 + …] with g = q(r − 1), E[r²] =
   * e^(1/σ²).
   */
  @Test
  void theMeanOfARareRowIsHalfItsVariance() {
    for (double noise : new double[] {0.5, 1, 5, 30}) {
      double second = Math.expm1(1 / (noise * noise));
      // E[(r − 1)³] = e^(3/σ²) − 3e^(1/σ²) + 2.
      double third = Math.expm1(3 / (noise * noise)) - 3 * second;
      for (double rate : new double[] {1e-7, 1e-6}) {
        double exact = rate * rate / 2 * second - Math.pow(rate, 3) / 6 * third;
        // The fourth order is q²/6 of E[(r − 1)⁴]/E[(r − 1)²], at most e^(5/σ²) or so.
        assertThat(new PrivacyLoss(rate, noise).mean() / exact)
            .as("q %s, σ %s", rate, noise)
            .isCloseTo(1, within(1e-11 + rate * rate * Math.exp(6 / (noise * noise))));
      }
    }
  }

  /**
   * To fourth order: the central moments of r to that are those of its moments e^(j(j − 1)/2σ²).
   */
  @Test
  void theMeanOfALessRareRowIsItsSeries() {
    double rate = 1e-4;
    double m2 = Math.exp(1 / 9.0);
    double m3 = Math.exp(3 / 9.0);
    double m4 = Math.exp(6 / 9.0);
    double second = m2 - 1;
    double third = m3 - 3 * m2 + 2;
    double fourth = m4 - 4 * m3 + 6 * m2 - 3;
    double exact =
        Math.pow(rate, 2) / 2 * second
            - Math.pow(rate, 3) / 6 * third
            + Math.pow(rate, 4) / 12 * fourth;
    // The fifth order is 1e-12 of the first.
    assertThat(new PrivacyLoss(rate, 3).mean() / exact).isCloseTo(1, within(2e-11));
  }

  /** A pure answer's loss is +ε with e^ε/(1 + e^ε), else −ε. */
  @Test
  void aPureAnswerLosesAllOrTheOpposite() {
    for (double epsilon : new double[] {0.01, 0.7, 3, 40}) {
      double truth = Math.exp(epsilon) / (1 + Math.exp(epsilon));
      PureLoss loss = new PureLoss(epsilon);
      assertThat(loss.least()).isEqualTo(-epsilon);
      assertThat(loss.survival(-epsilon * 1.001)).isEqualTo(1);
      assertThat(loss.survival(-epsilon)).isCloseTo(truth, within(1e-15));
      assertThat(loss.survival(epsilon * 0.999)).isCloseTo(truth, within(1e-15));
      assertThat(loss.survival(epsilon)).isZero();
      assertThat(loss.mean()).isCloseTo(epsilon * (2 * truth - 1), withinPercentage(1e-10));
      for (double order : new double[] {1.1, 2, 7.5}) {
        double lie = 1 / (1 + Math.exp(epsilon));
        double moment =
            Math.pow(truth, order) * Math.pow(lie, 1 - order)
                + Math.pow(lie, order) * Math.pow(truth, 1 - order);
        assertThat(loss.renyi(order))
            .as("ε %s at order %s", epsilon, order)
            .isCloseTo(Math.log(moment) / (order - 1), within(1e-12 + 1e-9 * epsilon));
      }
    }
  }

  @Test
  void theDivergenceIsThatOfTheSampledGaussian() {
    // At order 2: ln(1 + q²(e^(1/σ²) − 1)).
    assertThat(new PrivacyLoss(0.1, 2).renyi(2))
        .isCloseTo(Math.log1p(0.01 * Math.expm1(0.25)), within(1e-15));
  }
}
