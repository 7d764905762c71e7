package org.tattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.RdpAccountant;
import org.tattle.privacy.account.Sampling;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.account.Zcdp;
import org.tattle.privacy.account.loss.LogSum;
import org.tattle.privacy.account.loss.PureLoss;
import org.tattle.privacy.account.loss.SubsampledGaussian;
import org.tattle.run.Control;

/** Rényi divergences and what follows from them, against closed forms and plain sums. */
class DivergenceTest {

  /** E[(r − 1)^k] of r = e^((2z − 1)/2σ²), whose j-th moment is e^(j(j − 1)/2σ²). */
  private static double central(int k, double noise) {
    double[][] signs = {{}, {}, {1, -2, 1}, {-1, 3, -3, 1}, {1, -4, 6, -4, 1}};
    double sum = 0;
    for (int j = 0; j <= k; j++) {
      sum += signs[k][j] * Math.expm1(j * (j - 1) / (2 * noise * noise));
    }
    return sum;
  }

  /** A row that is rare: (1 + g)^α to fourth order in g = q(r − 1), whose mean is 0. */
  @ParameterizedTest
  @CsvSource({"1.1", "1.5", "2.7", "3.3", "6.5", "4", "9"})
  void theDivergenceOfARareRowIsItsSeries(double order) {
    for (double noise : new double[] {2, 5, 40}) {
      for (double rate : new double[] {1e-7, 1e-5, 1e-4}) {
        double second = order * (order - 1) / 2;
        double third = second * (order - 2) / 3;
        double fourth = third * (order - 3) / 4;
        double excess =
            rate * rate * second * central(2, noise)
                + Math.pow(rate, 3) * third * central(3, noise)
                + Math.pow(rate, 4) * fourth * central(4, noise);
        // Left out is (αq)³ of the first term, and central moments lose digits where σ is large.
        assertThat(
                new SubsampledGaussian(rate, noise).renyi(order) * (order - 1) / Math.log1p(excess))
            .as("q %s, σ %s", rate, noise)
            .isCloseTo(1, within(1e-9 + Math.pow(10 * order * rate, 3)));
      }
    }
  }

  /**
   * The same at orders so large that (1 + g)^α needs its fourth order to 9 digits; left out is
   * (αq)³/60 of the first term times E[(r − 1)⁵]/E[(r − 1)²], which is under 1 at σ = 5.
   */
  @ParameterizedTest
  @CsvSource({"30.5, 1e-5", "100.5, 1e-5", "300.5, 1e-6"})
  void theDivergenceOfARareRowIsItsSeriesAtLargeOrders(double order, double rate) {
    double second = order * (order - 1) / 2;
    double third = second * (order - 2) / 3;
    double fourth = third * (order - 3) / 4;
    double excess =
        rate * rate * second * central(2, 5)
            + Math.pow(rate, 3) * third * central(3, 5)
            + Math.pow(rate, 4) * fourth * central(4, 5);
    assertThat(new SubsampledGaussian(rate, 5).renyi(order) * (order - 1) / Math.log1p(excess))
        .isCloseTo(1, within(1e-10 + Math.pow(order * rate, 3) / 60));
  }

  /** ln E[f^α]/(α − 1) by a plain sum over z, where f^α is a double and far from 1. */
  @ParameterizedTest
  @CsvSource({
    "0.3, 1, 1.7",
    "0.3, 1, 4",
    "0.01, 0.3, 2.5",
    "0.01, 0.3, 3",
    "0.9, 0.7, 1.2",
    "0.5, 3, 12.5",
    "0.2, 0.06, 1.3",
    "0.2, 0.06, 2",
    "0.2, 0.03, 1.5",
    "0.2, 0.03, 2",
    "0.2, 0.03, 1.003",
    "0.5, 0.04, 1.001",
    "1e-13, 0.1, 1.6"
  })
  void theDivergenceIsThatOfItsDefinition(double rate, double noise, double order) {
    double step = noise / 64;
    double largest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (boolean adding : new boolean[] {false, true}) {
      for (double z = -14 * noise; z < order + 14 * noise; z += step) {
        double exponent = (2 * z - 1) / (2 * noise * noise);
        double logF =
            exponent > 0
                ? exponent + Math.log(rate + (1 - rate) * Math.exp(-exponent))
                : Math.log1p(rate * Math.expm1(exponent));
        double log = order * logF - z * z / (2 * noise * noise);
        largest = Math.max(largest, log);
        sum += adding ? Math.exp(log - largest) : 0;
      }
    }
    double divergence =
        (largest + Math.log(sum * step / noise / Math.sqrt(2 * Math.PI))) / (order - 1);
    assertThat(new SubsampledGaussian(rate, noise).renyi(order))
        .isCloseTo(divergence, within(1e-10 + 1e-10 * divergence));
  }

  @Test
  void anOrderIsTheSameWhateverWasAskedBefore() {
    SubsampledGaussian step = new SubsampledGaussian(0.1, 1);
    for (double order : new double[] {1.5, 30.5, 1.5, 7.1, 300.5, 2.2, 63}) {
      assertThat(step.renyi(order)).isEqualTo(new SubsampledGaussian(0.1, 1).renyi(order));
    }
    assertThat(new SubsampledGaussian(0, 1).renyi(5)).isZero();
    assertThat(new SubsampledGaussian(1, 2).renyi(5)).isCloseTo(5 / 8.0, within(1e-15));
  }

  /** A sum of many points stops where it is told to, and so does a sum over many orders. */
  @Test
  void divergencesStopWhereTheyAreCancelled() {
    Control cancelled =
        new Control() {
          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> cancelled.during(() -> new SubsampledGaussian(0.2, 0.3).renyi(1.5)))
        .isInstanceOf(CancellationException.class);
    List<Steps> one = List.of(new Steps(0.2, 0.3, 1));
    assertThatThrownBy(() -> cancelled.during(() -> RdpAccountant.renyi(one, new double[] {2})))
        .isInstanceOf(CancellationException.class);
  }

  /** Both normals are far from where (1 − q) and q·e^x are equal, at σ²·ln(1/q − 1) + 1/2. */
  @Test
  void normalsAreApartWhereTenDeviationsLieBetween() {
    for (double rate : new double[] {1e-6, 0.01, 0.5, 0.99}) {
      for (double noise = 0.01; noise < 1; noise *= 1.003) {
        double turn = noise * noise * Math.log(1 / rate - 1) + 0.5;
        boolean far = turn / noise > 10 && (1 - turn) / noise > 10;
        assertThat(SubsampledGaussian.apart(rate, noise)).as("%s %s", rate, noise).isEqualTo(far);
      }
    }
  }

  @Test
  void logarithmsOfSumsAreExactFarFromOne() {
    for (double[] terms :
        new double[][] {{1000, 999, -500}, {-500, 999, 1000}, {999, 1000, 999 - 90}}) {
      LogSum sum = new LogSum();
      for (double log : terms) {
        sum.add(log, 2);
      }
      double exact = 1000 + Math.log(2 * (1 + Math.exp(-1)));
      assertThat(sum.log()).isCloseTo(exact, within(1e-12));
      assertThat(sum.log1p()).isCloseTo(exact, within(1e-12));
    }
    assertThat(new LogSum().log1p()).isZero();
    for (double value : new double[] {1e-200, 1e-17, 0.3, 1, 2.5}) {
      LogSum one = new LogSum();
      one.add(Math.log(value / 4), 1);
      one.add(Math.log(value / 4), 3);
      assertThat(one.log1p() / Math.log1p(value)).isCloseTo(1, within(1e-12));
    }
    // What is less than e^−40 of the rest still counts, up to the last bit.
    LogSum rest = new LogSum();
    rest.add(0, 1);
    rest.add(0, -1 + 1e-20);
    rest.add(-60, 1);
    assertThat(rest.log()).isCloseTo(-60, within(1e-9));
  }

  /** ρ + … of Canonne, Kamath and Steinke, by trying many orders. */
  @Test
  void concentratedPrivacyTakesTheBestOfAllOrders() {
    for (double rho : new double[] {1e-6, 0.01, 0.5, 40}) {
      for (double delta : new double[] {1e-3, 1e-9}) {
        double least = Double.POSITIVE_INFINITY;
        for (double excess = 1e-4; excess < 1e9; excess *= 1.001) {
          double order = 1 + excess;
          least =
              Math.min(
                  least,
                  rho * order
                      + Math.log1p(-1 / order)
                      - (Math.log(delta) + Math.log(order)) / excess);
        }
        assertThat(Zcdp.epsilon(rho, delta))
            .isBetween(Math.max(0, least * 0.9999), Math.max(0, least) + 1e-12);
        double order = Zcdp.order(rho, delta);
        double best = RdpAccountant.epsilon(order, rho * order, delta);
        for (double factor : new double[] {0.99, 1.01}) {
          double other = 1 + (order - 1) * factor;
          assertThat(RdpAccountant.epsilon(other, rho * other, delta)).isGreaterThan(best);
        }
        assertThat(Zcdp.simpleEpsilon(rho, delta))
            .isCloseTo(rho + Math.sqrt(4 * rho * Math.log(1 / delta)), within(1e-12 * (1 + rho)));
      }
    }
    assertThat(Zcdp.rho(3)).isCloseTo(1 / 18.0, within(1e-15));
    assertThat(Zcdp.rhoOfPure(3)).isEqualTo(4.5);
    assertThat(Zcdp.epsilon(0, 1e-5)).isZero();
    assertThat(Zcdp.epsilon(1e-9, 0.5)).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Zcdp.order(0, 1e-5))
        .withMessage("`rho` is above 0, not 0.0");
    assertThatIllegalArgumentException().isThrownBy(() -> Zcdp.order(1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Zcdp.simpleEpsilon(1, 0));
  }

  @Test
  void concentratedStepsAddUp() {
    Spent spent =
        Composition.spent(Accounting.ZCDP, List.of(new Steps(1, 4, 6), new Steps(1, 2, 3)), 1e-5);
    double rho = 6 / 32.0 + 3 / 8.0;
    assertThat(spent.epsilon()).isEqualTo(Zcdp.epsilon(rho, 1e-5));
    assertThat(spent.order()).isEqualTo(Zcdp.order(rho, 1e-5));
    assertThat(spent.sampling()).isEqualTo(Sampling.ALL);
    assertThat(spent.basis())
        .startsWith("zCDP accountant at order ")
        .endsWith("; all rows in every step; one row more or less");
    Spent none = Composition.spent(Accounting.ZCDP, List.of(new Steps(0.5, 4, 0)), 1e-5);
    assertThat(none.epsilon()).isZero();
    assertThat(none.order()).isNaN();
    for (Accounting by : Accounting.values()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Composition.spent(by, List.of(), 1))
          .withMessage("`delta` is above 0 and below 1, not 1.0");
    }
  }

  /** Of a Gaussian with r = α/2σ² the best order is known up to the grid of orders. */
  @Test
  void theBestOrderIsTakenAndSaid() {
    Spent spent = Composition.spent(Accounting.RDP, List.of(new Steps(1, 5, 20)), 1e-5);
    for (double order = 1.1; order < 63; order += order < 10.9 ? 0.1 : 1) {
      double bound =
          20 * order / 50 + Math.log((order - 1) / order) - Math.log(1e-5 * order) / (order - 1);
      assertThat(spent.epsilon()).isLessThanOrEqualTo(bound + 1e-12);
      if (Math.abs(order - spent.order()) < 1e-9) {
        assertThat(spent.epsilon()).isCloseTo(bound, within(1e-9));
      }
    }
    assertThat(spent.renyi()).isEqualTo(spent.epsilon());
    assertThat(spent.lower()).isZero();
    Spent first = Composition.spent(Accounting.RDP, List.of(new Steps(1, 0.05, 20)), 1e-5);
    assertThat(first.order()).isEqualTo(1.1);
    assertThat(first.notes())
        .containsExactly(
            "the best order, 1.1, is the last one tried, so the bound is looser than it need be");
    assertThat(Composition.spent(Accounting.RDP, List.of(new Steps(0.5, 1e3, 1)), 1e-2).epsilon())
        .isZero();
  }

  @Test
  void pureAnswersAddTheirDivergences() {
    Expense expense = Expense.gaussian(2).plus(Expense.pure(0.5)).plus(Expense.pure(0));
    RdpAccountant.Best best = RdpAccountant.best(expense, 1e-5);
    double renyi = best.order() / 8 + new PureLoss(0.5).renyi(best.order());
    assertThat(best.epsilon())
        .isCloseTo(RdpAccountant.epsilon(best.order(), renyi, 1e-5), within(1e-12));
    assertThat(best.epsilon())
        .isLessThan(
            RdpAccountant.best(Expense.gaussian(2).plus(Expense.pure(0.6)), 1e-5).epsilon());
    assertThat(RdpAccountant.order(expense, 1e-5)).isEqualTo(best.order());
    // What tells nearly all wants an order nearer to 1: the Gaussian's is 1 + √(2σ² ln(1/δ)).
    double order = RdpAccountant.order(Expense.gaussian(1e-3), 1e-5);
    double ideal = Math.sqrt(2e-6 * Math.log(1e5));
    assertThat(order - 1).isBetween(ideal / 1.5, ideal * 1.5);
  }
}
