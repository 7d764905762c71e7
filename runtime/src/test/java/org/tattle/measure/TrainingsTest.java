package org.tattle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.tattle.run.Seed;

class TrainingsTest {
  private static Estimate normal(double value, double deviation) {
    double half = 1.959963984540054 * deviation;
    return new Estimate(value, value - half, value + half);
  }

  @Test
  void exactNumbersGiveStudentsInterval() {
    // 1, 2, 3: mean 2, s²/k = 1/3, t of 2 degrees of freedom 4.302653.
    Estimate mean =
        Trainings.mean(List.of(Estimate.exact(1), Estimate.exact(2), Estimate.exact(3)));
    assertThat(mean.value()).isEqualTo(2);
    assertThat(mean.upper()).isCloseTo(2 + 4.302653 / Math.sqrt(3), within(1e-5));
    assertThat(mean.lower()).isCloseTo(2 - 4.302653 / Math.sqrt(3), within(1e-5));
  }

  @Test
  void trainingsThatAgreeAreAsUncertainAsTheirRows() {
    Estimate mean = Trainings.mean(List.of(normal(5, 0.1), normal(5, 0.1), normal(5, 0.1)));
    assertThat(mean.upper()).isCloseTo(normal(5, 0.1).upper(), within(1e-12));
    assertThat(mean.lower()).isCloseTo(normal(5, 0.1).lower(), within(1e-12));
  }

  @Test
  void sharesStayShares() {
    Estimate mean = Trainings.mean(List.of(new Estimate(0.9, 0.8, 1), new Estimate(0.1, 0, 0.2)));
    assertThat(mean.lower()).isZero();
    assertThat(mean.upper()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> Trainings.mean(List.of(mean)));
  }

  /** Of 4,000 samples, 95 % are covered; 3 deviations of a share of 4,000 are 1.03 points. */
  @Test
  void theIntervalCoversWhereTrainingsShareTheirRows() {
    UniformRandomProvider random = new Seed(5).random();
    ZigguratSampler.NormalizedGaussian noise = ZigguratSampler.NormalizedGaussian.of(random);
    for (double ofTrainings : new double[] {0.2, 1, 5}) {
      int covered = 0;
      for (int i = 0; i < 4000; i++) {
        double rows = noise.sample();
        List<Estimate> trainings = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
          trainings.add(normal(7 + rows + ofTrainings * noise.sample(), 1));
        }
        covered += Trainings.mean(trainings).covers(7) ? 1 : 0;
      }
      assertThat(covered / 4000.0).as("%s", ofTrainings).isBetween(0.94, 0.98);
    }
  }

  /** s² = 1/6 of 4, so s²/k = 1/24; v = 1/4, in all 7/24, with 3·7² = 147 degrees of freedom. */
  @Test
  void bothVariancesCountWithSatterthwaitesFreedom() {
    Estimate mean =
        Trainings.mean(List.of(normal(3.5, 0.5), normal(4.5, 0.5), normal(4, 0.5), normal(4, 0.5)));
    assertThat(mean.value()).isEqualTo(4);
    assertThat(mean.upper() - 4).isCloseTo(1.976233 * Math.sqrt(7 / 24.0), within(1e-6));
    assertThat(4 - mean.lower()).isCloseTo(1.976233 * Math.sqrt(7 / 24.0), within(1e-6));
    assertThat(mean.method()).isEqualTo("Satterthwaite");
  }

  /** Only if all of them are shares: one that goes below 0 or above 1 is none. */
  @Test
  void otherNumbersAreNotCutOff() {
    Estimate share = new Estimate(0.5, 0, 1);
    Estimate more = new Estimate(0.9, 0.5, 1.1);
    Estimate less = new Estimate(0.1, -0.1, 0.5);
    assertThat(Trainings.mean(List.of(share, more)).upper()).isGreaterThan(1);
    assertThat(Trainings.mean(List.of(share, less)).lower()).isNegative();
    assertThat(Trainings.mean(List.of(share, share)).upper()).isCloseTo(1, within(1e-12));
  }
}
