package org.tattle.privacy.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.privacy.account.Guarantee;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

class WholeGaussianTest {

  /** δ as it is defined: the sum over y of what P[y] has beyond e^ε P[y − Δ]. */
  private static double delta(double sigma, long moved, double epsilon) {
    double all = 0;
    double beyond = 0;
    long reach = (long) Math.ceil(30 * sigma) + moved;
    for (long y = -reach; y <= reach; y++) {
      double here = Math.exp(-(double) y * y / (2 * sigma * sigma));
      double there = Math.exp(-(double) (y - moved) * (y - moved) / (2 * sigma * sigma));
      all += here;
      beyond += Math.max(0, here - Math.exp(epsilon) * there);
    }
    return beyond / all;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1e-6, 1",
    "0.1, 1e-3, 1",
    "8, 1e-5, 1",
    "3, 0.4, 1",
    "0.5, 1e-6, 7",
    "10, 0.1, 3"
  })
  void whatItGuaranteesIsWhatItsLawHas(double epsilon, double delta, long moved) {
    WholeGaussian gaussian = WholeGaussian.of(epsilon, delta, moved);
    assertThat(delta(gaussian.sigma(), moved, epsilon)).isLessThanOrEqualTo(delta);
    assertThat(gaussian.sigma())
        .isGreaterThanOrEqualTo(Gaussian.analytic(epsilon, delta, moved).sigma());
  }

  /** A δ that the continuous Gaussian keeps may be too much to ask of whole numbers. */
  @Test
  void noiseThatIsTooLittleOnWholeNumbersIsRefused() {
    double sigma = Gaussian.analytic(0.01, 0.9, 1).sigma();
    assertThat(delta(sigma, 1, 0.01)).isGreaterThan(0.9);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WholeGaussian(sigma, 1, new Guarantee(0.01, 0.9)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WholeGaussian(5000, 1, new Guarantee(1, 0.1)));
    assertThat(WholeGaussian.reaches(1e-4, 1e-6, 1)).isFalse();
    assertThat(WholeGaussian.reaches(1, 1e-6, 1)).isTrue();
  }

  /** Four standard errors of a share of 20,000 around the law's own. */
  @Test
  void noiseIsWithinTheMarginAsOftenAsItSays() {
    WholeGaussian gaussian = WholeGaussian.of(0.5, 1e-4, 1);
    double margin = gaussian.margin(0.9);
    Randomness random = Randomness.seeded(new Seed(3));
    int samples = 20_000;
    int inside = 0;
    for (int i = 0; i < samples; i++) {
      double noise = gaussian.release(10, random) - 10;
      assertThat(noise).isEqualTo(Math.rint(noise));
      inside += Math.abs(noise) <= margin ? 1 : 0;
    }
    double reached = 0;
    double all = 0;
    for (int y = -500; y <= 500; y++) {
      double weight = Math.exp(-y * y / (2 * gaussian.sigma() * gaussian.sigma()));
      all += weight;
      reached += Math.abs(y) <= margin ? weight : 0;
    }
    assertThat(reached / all).isGreaterThanOrEqualTo(0.9);
    double share = (double) inside / samples;
    assertThat(share).isCloseTo(reached / all, within(4 * Math.sqrt(0.1 * 0.9 / samples)));
  }
}
