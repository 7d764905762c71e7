package org.tattle.privacy.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.run.Seed;

class BestOfTest {

  /** Mean and law of the number of runs, at five deviations of 2 · 10^5 draws. */
  @ParameterizedTest
  @ValueSource(doubles = {2, 10, 50})
  void runsAreAsManyAsTheirLawSays(double mean) {
    BestOf runs = BestOf.of(mean);
    assertThat((1 / runs.gamma() - 1) / Math.log(1 / runs.gamma())).isCloseTo(mean, within(1e-9));
    UniformRandomProvider random = new Seed(7).random();
    int draws = 200_000;
    double sum = 0;
    double squares = 0;
    int single = 0;
    for (int i = 0; i < draws; i++) {
      int k = runs.draw(random, 1 << 20);
      sum += k;
      squares += (double) k * k;
      single += k == 1 ? 1 : 0;
    }
    double found = sum / draws;
    double deviation = Math.sqrt((squares / draws - found * found) / draws);
    assertThat(found).isCloseTo(mean, within(5 * deviation));
    double once = (1 - runs.gamma()) / Math.log(1 / runs.gamma());
    assertThat((double) single / draws)
        .isCloseTo(once, within(5 * Math.sqrt(once * (1 - once) / draws)));
  }

  /**
   * What an attacker sees of the best of K answers of one Gaussian, its score being the answer
   * itself: P[best &lt;= t] = f(F(t)) for the generating function f of K. The δ of that at the
   * claimed ε, by quadrature, is within the claimed δ both ways.
   */
  @ParameterizedTest
  @ValueSource(doubles = {2, 10, 100})
  void theBestAnswerTellsNoMoreThanIsClaimed(double mean) {
    BestOf runs = BestOf.of(mean);
    double sigma = 2;
    double delta = 1e-5;
    double epsilon = runs.spent(List.of(new Steps(1, sigma, 1)), delta).epsilon();
    double with = 0;
    double without = 0;
    double step = 1e-3;
    for (double t = -16; t < 16; t += step) {
      double one = mass(runs, t, t + step, 0, sigma);
      double other = mass(runs, t, t + step, 1, sigma);
      with += Math.max(0, other - Math.exp(epsilon) * one);
      without += Math.max(0, one - Math.exp(epsilon) * other);
    }
    assertThat(with).isLessThanOrEqualTo(delta);
    assertThat(without).isLessThanOrEqualTo(delta);
    double single = RdpAccountant.spent(List.of(new Steps(1, sigma, 1)), delta).epsilon();
    assertThat(epsilon).isBetween(single, 2.2 * single);
  }

  private static double mass(BestOf runs, double from, double to, double mean, double sigma) {
    return law(runs, (to - mean) / sigma) - law(runs, (from - mean) / sigma);
  }

  private static double law(BestOf runs, double z) {
    double p = 0.5 * org.apache.commons.numbers.gamma.Erfc.value(-z / Math.sqrt(2));
    return Math.log1p(-(1 - runs.gamma()) * p) / Math.log(runs.gamma());
  }

  /** More runs cost more, and noise is found that keeps to a budget. */
  @Test
  void moreRunsCostMoreAndNoiseKeepsToTheBudget() {
    List<Steps> run = List.of(new Steps(0.25, 20, 200), new Steps(1, 18, 1));
    double few = BestOf.of(2).spent(run, 1e-6).epsilon();
    double many = BestOf.of(100).spent(run, 1e-6).epsilon();
    assertThat(few).isLessThan(many);
    Guarantee budget = new Guarantee(1, 1e-6);
    BestOf ten = BestOf.of(10);
    double noise = ten.noise(sigma -> List.of(new Steps(0.25, sigma, 200)), budget);
    Spent spent = ten.spent(List.of(new Steps(0.25, noise, 200)), 1e-6);
    assertThat(spent.epsilon()).isBetween(0.999, 1.0);
    assertThat(Composition.epsilon(spent.expense(), 1e-6))
        .isCloseTo(spent.epsilon(), within(1e-12));
  }

  @Test
  void thereAreRarelyMoreRunsThanTheMost() {
    BestOf runs = BestOf.of(10);
    int most = runs.most(1e-9);
    double tail = 0;
    for (int k = most + 1; k < 20 * most; k++) {
      tail += Math.pow(1 - runs.gamma(), k) / (k * -Math.log(runs.gamma()));
    }
    assertThat(tail).isLessThanOrEqualTo(1e-9);
  }
}
