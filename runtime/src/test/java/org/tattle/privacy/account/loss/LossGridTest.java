package org.tattle.privacy.account.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.run.Control;

/** Sums on a grid against sums that are known in closed form. */
class LossGridTest {

  /** A loss of {@code high} with the given chance, and else of {@code low}. */
  private record Two(double low, double high, double chance) implements LossVariable {
    @Override
    public double survival(double t) {
      return t < low ? 1 : t < high ? chance : 0;
    }

    @Override
    public double mean() {
      return chance * high + (1 - chance) * low;
    }

    @Override
    public double least() {
      return low;
    }

    @Override
    public double renyi(double order) {
      throw new AssertionError("a grid asks for no divergence");
    }
  }

  /** An exponential with mean 1, of which T add up to a gamma distribution. */
  private record Waiting() implements LossVariable {
    @Override
    public double survival(double t) {
      return t < 0 ? 1 : Math.exp(-t);
    }

    @Override
    public double mean() {
      return 1;
    }

    @Override
    public double least() {
      return 0;
    }

    @Override
    public double renyi(double order) {
      throw new AssertionError("a grid asks for no divergence");
    }
  }

  /** −1/2 or 1, seven times: a binomial, whose least likely value is found as well as any other. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.8, 2})
  void whatLiesOnTheGridAddsUpToABinomial(double tilt) {
    LossGrid grid = new LossGrid(64, 0.5, tilt);
    grid.add(new Two(-0.5, 1, 0.25), 7, 0);
    LossSum sum = grid.sum();
    assertThat(sum.mesh()).isEqualTo(0.5);
    assertThat(sum.offset()).isCloseTo(0, within(1e-14));
    assertBinomial(sum, 7, 0.25, 1e-12);
  }

  /** One in a million, seven times, is 1e-42: an FFT without a tilt is off by 1e-16 everywhere. */
  @Test
  void aTiltBringsOutWhatAnFftWouldDrown() {
    LossGrid tilted = new LossGrid(64, 0.5, Math.log(1e6) / 1.5);
    tilted.add(new Two(-0.5, 1, 1e-6), 7, 0);
    assertBinomial(tilted.sum(), 7, 1e-6, 1e-10);
  }

  private static void assertBinomial(LossSum sum, int count, double chance, double precision) {
    BinomialDistribution high = BinomialDistribution.of(count, chance);
    for (int k = 0; k < 32; k++) {
      // j of them are high where the sum is −count/2 + 3j/2.
      double exact = (k + count) % 3 == 0 ? high.probability((k + count) / 3) : 0;
      assertThat(sum.mass()[k]).as("%s", k).isCloseTo(exact, within(precision * exact + 1e-13));
      if (exact > 0 && exact < 1e-13) {
        assertThat(sum.mass()[k] / exact).as("%s", k).isCloseTo(1, within(precision));
      }
    }
  }

  /** Rounded to the grid it is something else; the shift of all of it keeps the mean. */
  @Test
  void whatLiesBesideTheGridKeepsItsMean() {
    LossGrid grid = new LossGrid(64, 0.5, 0.3);
    grid.add(new Two(0.6, 0.6, 1), 5, 0);
    grid.add(new Two(1.1, 1.1, 1), 2, 0);
    LossSum sum = grid.sum();
    // 5·0.6 + 2·1.1 = 5.2, of which 5·0.5 + 2·1 = 9 meshes lie on the grid.
    assertThat(sum.offset()).isCloseTo(5.2 - 4.5, within(1e-12));
    for (int k = 0; k < 32; k++) {
      assertThat(sum.mass()[k]).isCloseTo(k == 9 ? 1 : 0, within(1e-9));
    }
  }

  @Test
  void lossesOfTwoKindsAreConvolved() {
    LossGrid grid = new LossGrid(64, 1, 0.5);
    grid.add(new Two(-1, 2, 0.4), 1, 0);
    grid.add(new Two(0, 3, 0.1), 1, 0);
    double[] mass = grid.sum().mass();
    double[] exact = {0, 0, 0.4 * 0.9 + 0.6 * 0.1, 0, 0, 0.4 * 0.1, 0};
    for (int k = 0; k < exact.length; k++) {
      assertThat(mass[k]).as("%s", k).isCloseTo(exact[k], within(1e-13));
    }
  }

  /** A cell is charged with what lies within half a mesh of its point. */
  @Test
  void eachPointTakesWhatIsNearestToIt() {
    LossGrid grid = new LossGrid(256, 0.25, 0.5);
    grid.add(new Waiting(), 1, 0);
    LossSum sum = grid.sum();
    for (int k = 1; k < 100; k++) {
      double nearest = Math.exp(-(k - 0.5) / 4) - Math.exp(-(k + 0.5) / 4);
      // What lies beyond the grid, e^−32 of it, is dealt out among the rest.
      assertThat(sum.mass()[k] / nearest).as("%s", k).isCloseTo(1, within(1e-9));
    }
    assertThat(sum.mass()[0]).isCloseTo(1 - Math.exp(-0.125), within(1e-12));
  }

  /** P[sum of T > t] is the gamma's; rounding moves each of T by half a mesh, mean 0. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 13})
  void manyAddUpToTheirKnownDistribution(int count) {
    double mesh = 1 / 128.0;
    LossGrid grid = new LossGrid(1 << 14, mesh, 0.4);
    grid.add(new Waiting(), count, 0);
    LossSum sum = grid.sum();
    GammaDistribution gamma = GammaDistribution.of(count, 1);
    double above = 0;
    for (int k = sum.mass().length / 2 - 1; k >= 0; k--) {
      above += sum.mass()[k];
      double loss = (k - 0.5) * mesh + sum.offset();
      if (k % 64 == 0 && loss > 1 && loss < 40) {
        // The rounding's variance, mesh²/12 a loss, moves a density of slope 1 by as much.
        assertThat(above / gamma.survivalProbability(loss))
            .as("%s losses above %s", count, loss)
            .isCloseTo(1, within(2 * count * mesh * mesh));
      }
    }
  }

  @Test
  void aTailThatIsNegligibleIsDroppedAndTheRestIsAllThereIs() {
    LossGrid grid = new LossGrid(256, 0.25, 0);
    grid.add(new Waiting(), 1, 1e-3);
    LossSum sum = grid.sum();
    double all = 0;
    for (int k = 0; k < 128; k++) {
      all += sum.mass()[k];
      // e^−t is 1e-3 at 6.9, in the cell of 7.
      if (k > 28) {
        assertThat(sum.mass()[k]).isCloseTo(0, within(1e-15));
      } else {
        assertThat(sum.mass()[k]).isPositive();
      }
    }
    assertThat(all).isCloseTo(1, within(1e-12));
    assertThat(sum.mass()[28])
        .isCloseTo(
            (Math.exp(-27.5 / 4) - Math.exp(-28.5 / 4)) / (1 - Math.exp(-28.5 / 4)), within(1e-14));
  }

  @Test
  void whatLiesBeyondTheGridIsDroppedToo() {
    LossGrid grid = new LossGrid(32, 0.5, 0);
    grid.add(new Waiting(), 1, 0);
    double kept = 1 - Math.exp(-15.5 / 2);
    assertThat(grid.sum().mass()[0]).isCloseTo((1 - Math.exp(-0.25)) / kept, within(1e-14));
  }

  /** −8 to 7.5 is all that such a grid holds: losses at either end are on it. */
  @Test
  void theGridReachesFromEndToEnd() {
    LossGrid grid = new LossGrid(32, 0.5, 0.1);
    grid.add(new Two(-8, 7.5, 0.25), 1, 0);
    LossSum sum = grid.sum();
    assertThat(sum.mass()[15]).isCloseTo(0.25, within(1e-14));
    assertThat(sum.offset()).isCloseTo(0, within(1e-14));
  }

  /** Every 8192 points, be they filled, multiplied or added up, somebody may say stop. */
  @Test
  void alongTheGridSomebodyIsAskedWhetherToGoOn() {
    int size = 1 << 16;
    AtomicInteger asked = new AtomicInteger();
    Control counting =
        new Control() {
          @Override
          public boolean cancelled() {
            asked.incrementAndGet();
            return false;
          }
        };
    counting.during(
        () -> {
          LossGrid grid = new LossGrid(size, 0.5, 0);
          grid.add(new Two(-0.5 * size / 2, 0.5 * (size / 2 - 1), 0.5), 1, 0);
          // Eight while filled, seven or eight while multiplied.
          assertThat(asked.get()).isBetween(15, 17);
          return grid.sum();
        });
    assertThat(asked.get()).isBetween(16, 18);
  }
}
