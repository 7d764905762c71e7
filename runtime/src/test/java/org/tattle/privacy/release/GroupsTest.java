package org.tattle.privacy.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.noise.Gaussian;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.CountNoise;
import org.tattle.privacy.release.answer.Noise;
import org.tattle.privacy.release.answer.Price;
import org.tattle.privacy.release.statistic.Count;
import org.tattle.privacy.release.statistic.GroupThreshold;
import org.tattle.privacy.release.statistic.Histogram;
import org.tattle.privacy.release.statistic.Statistic;
import org.tattle.privacy.release.statistic.Sum;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/** Releases by group: which groups show, with what, and what that costs. */
class GroupsTest {
  private static final List<Double> BOUNDS = List.of(0.0, 10.0);
  private static final double[] ROWS = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  private static final String[] WARDS = {"c", "c", "c", "c", "b", "b", "b", "b", "a"};
  private final Randomness random = Randomness.seeded(new Seed(22));

  /** P[noise ≥ τ − c] of whole Laplace noise, where c rows are one person's. */
  private static double shows(double rate, long least, int rows) {
    return Math.exp(-rate * (least - rows)) / (1 + Math.exp(-rate));
  }

  @Test
  void theThresholdIsTheLeastThatHidesWhetherAPersonIsThere() {
    for (int rows : new int[] {1, 2, 5, 40}) {
      for (double epsilon : new double[] {0.1, 1, 4}) {
        for (double delta : new double[] {1e-9, 1e-3, 0.2}) {
          double rate = epsilon / rows;
          long least = new GroupThreshold(new Price(epsilon, delta, rows)).least();
          assertThat(shows(rate, least, rows)).isLessThanOrEqualTo(delta * (1 + 1e-9));
          assertThat(rows * shows(rate, least, 1)).isLessThanOrEqualTo(delta * (1 + 1e-9));
          assertThat(least).isGreaterThan(rows);
          double before = Math.max(shows(rate, least - 1, rows), rows * shows(rate, least - 1, 1));
          assertThat(least == rows + 1 || before > delta * (1 - 1e-9)).isTrue();
        }
      }
    }
  }

  @Test
  void groupsAtTheThresholdShowInTheirOrder() {
    Release release = Release.byGroup(new Count(1000, Optional.of(1e-6), CountNoise.BEST, 0.9));
    Released released = release.ask(ROWS, WARDS, random);
    assertThat(released.answers())
        .containsExactly(new Answer("b", 4, 4, 4), new Answer("c", 4, 4, 4));
    assertThat(released.notes())
        .contains(
            "groups with a noisy count under 2 are left out, so that no single row makes one show");
    assertThat(release.hiding(1).ask(ROWS, WARDS, random).notes())
        .as("a person with one row is a person")
        .contains(
            "groups with a noisy count under 2 are left out, so that no single person makes one"
                + " show");
    assertThat(release.hiding(3).ask(ROWS, WARDS, random).answers()).hasSize(2);
    assertThat(release.hiding(4).ask(ROWS, WARDS, random).answers()).isEmpty();
    assertThat(release.hiding(4).ask(ROWS, WARDS, random).notes())
        .contains(
            "groups with a noisy count under 5 are left out, so that no single person makes one"
                + " show",
            "no group was large enough to show; that is an answer too, and is paid for");
  }

  @Test
  void eachGroupHasTheAnswerOfItsOwnRows() {
    Release release =
        Release.byGroup(new Sum(1000, Optional.of(1e-6), BOUNDS, Noise.LAPLACE, 0.9)).revealing();
    Released released = release.ask(ROWS, WARDS, random);
    assertThat(released.answers()).extracting(Answer::label).containsExactly("b", "c");
    assertThat(released.answers().get(0).value()).isCloseTo(26, within(0.5));
    assertThat(released.answers().get(1).value()).isCloseTo(10, within(0.5));
    assertThat(released.truth()).containsExactly(26.0, 10.0);
    assertThat(released.level()).isEqualTo(0.9);
  }

  @Test
  void groupsNamedBeforehandShowWhetherTheyHaveRowsOrNot() {
    Statistic sum = new Sum(1000, Optional.empty(), BOUNDS, Noise.BEST, 0.9);
    Release release = Release.byGroup(sum, List.of("a", "z", "a")).revealing();
    Released released = release.ask(ROWS, WARDS, random);
    assertThat(released.answers()).extracting(Answer::label).containsExactly("a", "z");
    assertThat(released.truth()).containsExactly(9.0, 0.0);
    assertThat(released.expense()).isEqualTo(Expense.pure(1000));
  }

  @Test
  void theLabelOfAGroupStandsBeforeThatOfABin() {
    Statistic bins = new Histogram(1000, Optional.empty(), BOUNDS, 2, CountNoise.BEST, 0.9);
    assertThat(Release.byGroup(bins, List.of("c")).ask(ROWS, WARDS, random).answers())
        .extracting(Answer::label)
        .containsExactly("c, 0 to 5", "c, 5 to 10");
  }

  /** A quarter of ε finds the groups; counts are found and shown by the same noise. */
  @Test
  void findingGroupsCostsAQuarterAndTheDelta() {
    Optional<Double> delta = Optional.of(1e-6);
    Expense quarter = Expense.of(new Guarantee(1, 1e-6));
    assertThat(Release.byGroup(new Count(4, delta, CountNoise.BEST, 0.9)).expense())
        .isEqualTo(Expense.of(new Guarantee(4, 1e-6)));
    assertThat(Release.byGroup(new Sum(4, delta, BOUNDS, Noise.LAPLACE, 0.9)).expense())
        .isEqualTo(quarter.plus(Expense.pure(3)));
    Expense half = Expense.of(new Guarantee(1, 5e-7));
    Expense gaussian =
        Release.byGroup(new Sum(4, delta, BOUNDS, Noise.ANALYTIC_GAUSSIAN, 0.9)).expense();
    assertThat(gaussian.pure()).isEqualTo(half.pure());
    assertThat(gaussian.delta()).isEqualTo(5e-7);
    assertThat(gaussian.steps().get(0).noise())
        .isCloseTo(Gaussian.analytic(3, 5e-7, 1).sigma(), within(1e-9));
  }

  @Test
  void rowsAndGroupsBelongTogether() {
    Statistic count = new Count(1, Optional.of(1e-6), CountNoise.BEST, 0.9);
    assertThatIllegalArgumentException().isThrownBy(() -> Release.byGroup(count).ask(ROWS, random));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Release.of(count).ask(ROWS, WARDS, random));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Release.byGroup(count).ask(ROWS, new String[] {"a"}, random));
    assertThatIllegalArgumentException().isThrownBy(() -> Release.of(count).hiding(0));
    assertThat(Release.of(count).hiding(1).rows()).isEqualTo(1);
  }

  @Test
  void oneAnswerIsANumberAndSeveralAreNot() {
    Released one =
        Release.of(new Count(1000, Optional.empty(), CountNoise.BEST, 0.9)).ask(ROWS, random);
    assertThat(one.value()).isEqualTo(9);
    assertThat(one.lower()).isEqualTo(9);
    assertThat(one.upper()).isEqualTo(9);
    assertThat(one.truth()).isEmpty();
    Statistic bins = new Histogram(1, Optional.empty(), BOUNDS, 2, CountNoise.BEST, 0.9);
    Released several = Release.of(bins).revealing().ask(ROWS, random);
    assertThat(several.truth()).containsExactly(4.0, 5.0);
    assertThatIllegalStateException().isThrownBy(several::value);
    assertThat(bins.single()).isFalse();
    assertThat(bins.bounds()).isEqualTo(BOUNDS);
  }

  /** P[|noise| > m] = 2α^(m+1)/(1 + α) with α = e^(−ε/k): m is the least that a tenth allows. */
  @Test
  void theIntervalOfAGroupsCountIsThatOfItsNoise() {
    double[] rows = new double[5000];
    String[] wards = new String[5000];
    java.util.Arrays.fill(wards, "a");
    for (int person : new int[] {1, 2}) {
      double rate = 0.1 / person;
      int margin = 0;
      while (2 * Math.exp(-rate * (margin + 1)) / (1 + Math.exp(-rate)) > 0.1) {
        margin++;
      }
      Answer count =
          Release.byGroup(new Count(0.1, Optional.of(1e-6), CountNoise.BEST, 0.9))
              .hiding(person)
              .ask(rows, wards, random)
              .answers()
              .get(0);
      assertThat(count.upper() - count.value()).isEqualTo(margin);
      assertThat(count.value() - count.lower()).isEqualTo(margin);
    }
  }

  @Test
  void aSeedIsSaidWhereThereIsOne() {
    Release release = Release.of(new Count(1, Optional.empty(), CountNoise.BEST, 0.9));
    assertThat(release.ask(ROWS, random).notes())
        .containsExactly(
            "the noise is `geometric`: Gaussian noise needs a `delta`",
            "the noise came from a seed: private only to those who do not know it");
    assertThat(release.ask(ROWS, Randomness.secure()).notes()).hasSize(1);
  }

  /** A threshold of no more than the rows of one person would show who is there. */
  @Test
  void theThresholdIsAboveTheRowsOfAPersonHoweverLargeTheDelta() {
    for (int rows : new int[] {1, 2, 40, 1_000_000}) {
      for (double epsilon : new double[] {1e-12, 1e-6, 1, 1000}) {
        assertThat(new GroupThreshold(new Price(epsilon, 0.5, rows)).least()).isGreaterThan(rows);
      }
    }
  }
}
