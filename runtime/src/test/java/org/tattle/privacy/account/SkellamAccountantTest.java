package org.tattle.privacy.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkellamAccountantTest {

  /** The bound by hand: Δ₂ = 2, one number, so Δ₁ = 2; μ = 16, α = 3. */
  @Test
  void theBoundIsThePapers() {
    SkellamAccountant one = new SkellamAccountant(2, 1);
    double first = 3 * 4 / 32.0;
    double second = Math.min((5 * 4 + 6 * 2) / (4 * 256.0), 3 * 2 / 32.0);
    assertThat(one.renyi(3, 2)).isCloseTo(first + second, within(1e-15));
    // four numbers of norm 2: their absolute values add up to 4 at most
    SkellamAccountant four = new SkellamAccountant(2, 4);
    assertThat(four.renyi(3, 2))
        .isCloseTo(first + Math.min((5 * 4 + 6 * 4) / 1024.0, 12 / 32.0), within(1e-15));
    // and of 100 numbers to no more than the square of the norm, as they are whole
    assertThat(new SkellamAccountant(2, 100).renyi(3, 2)).isEqualTo(four.renyi(3, 2));
  }

  private static double ln(long k, double half) {
    double sum = 0;
    long from = Math.max(0, -k);
    for (long j = from; j < from + 400; j++) {
      sum +=
          Math.exp(
              (2 * j + k) * Math.log(half)
                  - 2 * half
                  - LogGamma.value(j + 1.0)
                  - LogGamma.value(j + k + 1.0));
    }
    return Math.log(sum);
  }

  /** The divergence of one number's noise, added up, is under the bound and not far from it. */
  @ParameterizedTest
  @CsvSource({"1, 10, 2", "1, 10, 8", "2, 20, 4", "3, 60, 16"})
  void theBoundIsOneAndNotFarOff(int shift, double half, int order) {
    double sum = 0;
    for (long k = -300; k <= 300; k++) {
      sum += Math.exp(order * ln(k - shift, half) - (order - 1) * ln(k, half));
    }
    double divergence = Math.log(sum) / (order - 1);
    double bound = new SkellamAccountant(shift, 1).renyi(order, Math.sqrt(2 * half) / shift);
    assertThat(divergence).isLessThanOrEqualTo(bound);
    assertThat(divergence).isGreaterThan(0.6 * bound);
  }

  /** On a fine grid it costs what a Gaussian of the same variance does. */
  @Test
  void onAFineGridItIsAGaussian() {
    double fine = new SkellamAccountant(1e5, 10_000).spent(3, 20, 1e-5).epsilon();
    double normal = Zcdp.spent(List.of(new Steps(1, 3, 20)), 1e-5).epsilon();
    assertThat(fine).isCloseTo(normal, within(1e-2 * normal));
    double coarse = new SkellamAccountant(4, 10_000).spent(3, 20, 1e-5).epsilon();
    assertThat(coarse).isGreaterThan(fine);
  }

  @Test
  void theLeastNoiseKeepsToItsBudget() {
    SkellamAccountant by = new SkellamAccountant(300, 5_000);
    Guarantee budget = new Guarantee(2, 1e-5);
    double noise = by.noise(budget, 30);
    assertThat(by.spent(noise, 30, 1e-5).epsilon()).isLessThanOrEqualTo(2);
    assertThat(by.spent(noise * 0.999, 30, 1e-5).epsilon()).isGreaterThan(2);
    assertThat(Composition.epsilon(by.spent(noise, 30, 1e-5).expense(), 1e-5))
        .isCloseTo(2, within(1e-3));
  }
}
