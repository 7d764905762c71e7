package org.tattle.privacy.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.tattle.run.Seed;

/** The best attack is as good as it is, and no better. */
class BestAttackTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** A score is beyond t, on either side of μ/2, for Φ(μ/2 − t) rightly and Φ(−μ/2 − t) wrongly. */
  @Test
  void oneGaussianIsCalledByItsClosedForm() {
    for (double mu : new double[] {0.1, 0.92493, 3, 6, 20}) {
      BestAttack odds = BestAttack.gaussian(mu);
      for (double far : new double[] {0, 0.1, 1, 2, 3.5}) {
        double right = NORMAL.cumulativeProbability(mu / 2 - far);
        double share = right + NORMAL.cumulativeProbability(-mu / 2 - far);
        assertThat(odds.right(share)).as("%s %s", mu, far).isCloseTo(right / share, within(1e-4));
      }
    }
  }

  /** Without sampling, steps add up to a Gaussian of μ² = Σ 1/σ². */
  @Test
  void stepsOnAllRowsAreOneGaussian() {
    BestAttack steps =
        BestAttack.of(List.of(new Steps(1, 4, 8), new Steps(1, 2, 2), new Steps(0, 1, 5)));
    for (double share : new double[] {0.01, 0.1, 0.5, 1}) {
      assertThat(steps.right(share)).isCloseTo(BestAttack.gaussian(1).right(share), within(1e-4));
    }
  }

  /**
   * By simulation: of 40,000 rows, each in the batches of 31 steps by a coin of 0.32 if it is in at
   * all, the surest. The deviation of a share p among n calls is √(p(1 − p)/n), and four of it are
   * allowed.
   */
  @Test
  void sampledStepsAreCalledAsTheSimulationSays() {
    double rate = 0.32;
    double noise = 2.19;
    int rows = 40_000;
    UniformRandomProvider random = new Seed(1).random();
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] loss = new double[rows];
    for (int row = 0; row < rows; row++) {
      for (int step = 0; step < 31; step++) {
        double joins = row % 2 == 0 && random.nextDouble() < rate ? 1 : 0;
        double seen = joins + noise * normal.sample();
        loss[row] += Math.log1p(rate * Math.expm1((seen - 0.5) / noise / noise));
      }
    }
    int[] surest =
        IntStream.range(0, rows)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -Math.abs(loss[row])))
            .mapToInt(row -> row)
            .toArray();
    BestAttack odds = BestAttack.of(List.of(new Steps(rate, noise, 31)));
    for (int calls : new int[] {400, 2800, 10_000, rows}) {
      long right =
          IntStream.of(surest).limit(calls).filter(row -> loss[row] > 0 == (row % 2 == 0)).count();
      double share = odds.right(calls / (double) rows);
      assertThat(right / (double) calls)
          .as("%d calls", calls)
          .isCloseTo(share, within(4 * Math.sqrt(share * (1 - share) / calls)));
    }
  }

  @Test
  void nothingAndEverythingAreCalledSo() {
    assertThat(BestAttack.of(List.of()).right(0.3)).isEqualTo(0.5);
    assertThat(BestAttack.of(List.of(new Steps(1, 0.01, 1))).right(0.3)).isEqualTo(1);
    assertThat(BestAttack.gaussian(30).right(0.5)).isCloseTo(1, within(1e-9));
    assertThat(BestAttack.gaussian(20).right(1e-9)).isCloseTo(1, within(1e-9));
  }
}
