package org.tattle.privacy.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.noise.Gaussian;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.Bins;
import org.tattle.privacy.release.answer.Bounds;
import org.tattle.privacy.release.answer.Chooser;
import org.tattle.privacy.release.answer.CountNoise;
import org.tattle.privacy.release.answer.Noise;
import org.tattle.privacy.release.answer.Price;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.privacy.release.answer.Scalar;
import org.tattle.privacy.release.statistic.Count;
import org.tattle.privacy.release.statistic.Histogram;
import org.tattle.privacy.release.statistic.Mean;
import org.tattle.privacy.release.statistic.Median;
import org.tattle.privacy.release.statistic.Mode;
import org.tattle.privacy.release.statistic.Quantile;
import org.tattle.privacy.release.statistic.Statistic;
import org.tattle.privacy.release.statistic.Sum;
import org.tattle.privacy.release.statistic.Variance;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * With an ε of 1000 hardly any noise is left, so that answers are the truth; what they cost, and
 * how wide intervals are, is known in closed form at any ε.
 */
class AlmostExactTest {
  private static final Optional<Double> NONE = Optional.empty();
  private static final List<Double> BOUNDS = List.of(0.0, 100.0);

  /** 0 to 99. */
  private static final double[] ROWS = IntStream.range(0, 100).asDoubleStream().toArray();

  private final Randomness random = Randomness.seeded(new Seed(21));

  private Answer ask(Statistic statistic, double... rows) {
    return statistic.ask(Rows.of(rows), statistic.price(1), random).get(0);
  }

  @Test
  void aCountIsTheNumberOfRows() {
    assertThat(ask(new Count(1000, NONE, CountNoise.BEST, 0.95), ROWS))
        .isEqualTo(new Answer("", 100, 100, 100));
  }

  @Test
  void noCountIsUnderZero() {
    Count count = new Count(0.1, NONE, CountNoise.BEST, 0.9);
    int zeros = 0;
    for (int i = 0; i < 200; i++) {
      Answer answer = ask(count);
      zeros += answer.value() == 0 ? 1 : 0;
      assertThat(answer.lower()).isNotNegative();
      assertThat(answer.value()).isBetween(answer.lower(), answer.upper());
    }
    // Half are meant to, and those that get no noise; four deviations of 7.
    assertThat(zeros).isBetween(76, 136);
  }

  @Test
  void aSumIsThatOfTheClampedRows() {
    Answer sum = ask(new Sum(1000, NONE, BOUNDS, Noise.BEST, 0.95), 1, 2, 300, -4, Double.NaN);
    assertThat(sum.value()).isCloseTo(1 + 2 + 100 + 0 + 50, within(3.0));
    assertThat(sum.upper() - sum.value()).isCloseTo(0.1 * Math.log(20), within(1e-6));
    assertThat(sum.value() - sum.lower()).isCloseTo(0.1 * Math.log(20), within(1e-6));
  }

  /** Noise of millions would take half of the sums and nearly all intervals across 0. */
  @Test
  void aSumStaysOnTheSideOfZeroWhereItsBoundsAre() {
    List<Double> below = List.of(-110.0, 0.0);
    for (int i = 0; i < 20; i++) {
      Answer above = ask(new Sum(1e-6, NONE, List.of(0.0, 110.0), Noise.BEST, 0.95), ROWS);
      assertThat(above.lower()).isZero();
      assertThat(above.value()).isBetween(0.0, above.upper());
      Answer under = ask(new Sum(1e-6, NONE, below, Noise.BEST, 0.95), ROWS);
      assertThat(under.upper()).isZero();
      assertThat(under.value()).isBetween(under.lower(), 0.0);
      Answer both = ask(new Sum(1e-6, NONE, List.of(-1.0, 1.0), Noise.BEST, 0.95), ROWS);
      assertThat(both.value()).isStrictlyBetween(both.lower(), both.upper());
    }
  }

  /** A row moves a sum by the bound that is farther from 0, a mean by half the width. */
  @Test
  void noiseIsAsWideAsARowCanMoveTheAnswer() {
    List<Double> low = List.of(-30.0, 10.0);
    Answer sum = ask(new Sum(1, NONE, low, Noise.BEST, 0.95), ROWS);
    assertThat(sum.upper() - sum.lower()).isCloseTo(2 * 30 * Math.log(20), within(1e-3));
    Statistic persons = new Sum(1, NONE, low, Noise.BEST, 0.95);
    Answer three = persons.ask(Rows.of(ROWS), persons.price(3), random).get(0);
    assertThat(three.upper() - three.lower()).isCloseTo(2 * 90 * Math.log(20), within(1e-3));
  }

  @Test
  void aMeanIsThatOfTheClampedRows() {
    Answer mean = ask(new Mean(1000, NONE, BOUNDS, Noise.BEST, 0.95), ROWS);
    assertThat(mean.value()).isCloseTo(49.5, within(0.03));
    assertThat(mean.lower()).isBetween(mean.value() - 0.01, mean.value());
    assertThat(mean.upper()).isBetween(mean.value(), mean.value() + 0.01);
    Answer low = ask(new Mean(1000, NONE, BOUNDS, Noise.BEST, 0.95), 3, 5, -7, 8);
    assertThat(low.value()).isCloseTo(4, within(0.5));
    assertThat(ask(new Mean(1000, NONE, BOUNDS, Noise.BEST, 0.95), new double[9]).value())
        .isCloseTo(0, within(0.3));
  }

  /** In the middle of the bounds the count's noise hardly matters: half of ε is for the sum. */
  @Test
  void theIntervalOfAMeanIsThatOfItsSum() {
    double[] rows = new double[1000];
    Arrays.fill(rows, 50);
    Answer mean = ask(new Mean(1, NONE, BOUNDS, Noise.BEST, 0.95), rows);
    assertThat(mean.upper() - mean.lower())
        .isCloseTo(2 * 100 * Math.log(20) / 1000, withPercentage(3));
    Answer gaussian =
        ask(new Mean(1, Optional.of(1e-6), BOUNDS, Noise.ANALYTIC_GAUSSIAN, 0.95), rows);
    double sigma = Gaussian.analytic(0.5, 5e-7, 50).sigma();
    assertThat(gaussian.upper() - gaussian.lower())
        .isCloseTo(2 * 1.959963985 * sigma / 1000, withPercentage(3));
  }

  @Test
  void aVarianceIsThatOfTheClampedRows() {
    Answer variance = ask(new Variance(1000, NONE, BOUNDS, Noise.BEST, 0.95), ROWS);
    assertThat(variance.value()).isCloseTo(833.25, within(0.6));
    assertThat(variance.lower()).isBetween(variance.value() - 2, variance.value());
    assertThat(variance.upper()).isBetween(variance.value(), variance.value() + 2);
    Answer skewed = ask(new Variance(1000, NONE, BOUNDS, Noise.BEST, 0.95), 0, 0, 0, 100);
    assertThat(skewed.value()).isCloseTo(1875, within(30.0));
    assertThat(ask(new Variance(1000, NONE, BOUNDS, Noise.BEST, 0.95), new double[50]).lower())
        .isCloseTo(0, within(2.0));
  }

  /**
   * With the mean in the middle and half of the largest variance, one noise is left: of squares.
   */
  @Test
  void theIntervalOfAVarianceIsThatOfItsSquares() {
    double[] rows = new double[4000];
    Arrays.setAll(rows, i -> 50 + (i % 2 == 0 ? 1 : -1) * 50 / Math.sqrt(2));
    Answer variance = ask(new Variance(1, NONE, BOUNDS, Noise.BEST, 0.95), rows);
    assertThat(variance.upper() - variance.lower())
        .isCloseTo(2 * 3750 * Math.log(1 / 0.045) / 4000, withPercentage(3));
  }

  @Test
  void aMedianIsBetweenItsNeighboursAndItsIntervalReachesThem() {
    int held = 0;
    for (int i = 0; i < 20; i++) {
      Answer median = ask(new Median(1000, NONE, BOUNDS, Chooser.BEST, 0.95), ROWS);
      assertThat(median.value()).isBetween(48.97, 50.03);
      assertThat(median.lower()).isBetween(47.0, median.value());
      assertThat(median.upper()).isBetween(median.value(), 52.0);
      held += median.lower() <= 49.03 && median.upper() >= 49.97 ? 1 : 0;
    }
    assertThat(held).isGreaterThan(14);
    assertThat(ask(new Median(1000, NONE, BOUNDS, Chooser.BEST, 0.95), 7, 7, 7).value())
        .isCloseTo(7, within(0.03));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0.03", "0.1, 8.97, 10.03", "0.9, 88.97, 90.03", "1, 98.97, 100"})
  void aQuantileHasItsShareBelow(double share, double least, double most) {
    for (int i = 0; i < 10; i++) {
      Answer quantile = ask(new Quantile(1000, NONE, share, BOUNDS, Chooser.BEST, 0.95), ROWS);
      assertThat(quantile.value()).isBetween(least, most);
      assertThat(quantile.lower()).isBetween(0.0, quantile.value());
      assertThat(quantile.upper()).isBetween(quantile.value(), 100.0);
    }
  }

  @Test
  void aHistogramIsTheNumberOfRowsInEachBin() {
    Statistic bins = new Histogram(1000, NONE, BOUNDS, 4, CountNoise.BEST, 0.95);
    assertThat(
            bins.ask(Rows.of(new double[] {-5, 0, 24.9, 25, 99, 100, 101}), bins.price(1), random))
        .containsExactly(
            new Answer("0 to 25", 3, 3, 3),
            new Answer("25 to 50", 1, 1, 1),
            new Answer("50 to 75", 0, 0, 0),
            new Answer("75 to 100", 3, 3, 3));
  }

  /** The intervals hold for all bins at once: each misses with a fourth of the chance. */
  @Test
  void theIntervalsOfAHistogramShareTheirChance() {
    Statistic bins = new Histogram(0.01, NONE, BOUNDS, 4, CountNoise.BEST, 0.9);
    double[] rows = new double[100_000];
    Answer first = bins.ask(Rows.of(rows), bins.price(1), random).get(0);
    assertThat(first.upper() - first.value()).isCloseTo(100 * Math.log(40), within(1.0));
  }

  @Test
  void theModeIsTheFullestBin() {
    Statistic mode = new Mode(1000, NONE, BOUNDS, 4, Chooser.BEST, 0.95);
    assertThat(ask(mode, 1, 30, 31, 99)).isEqualTo(new Answer("25 to 50", 37.5, 25, 50));
    assertThat(mode.reveal(Rows.of(new double[] {1, 30, 31, 99})))
        .containsExactly(new Answer("25 to 50", 37.5, 25, 50));
    assertThat(mode.reveal(Rows.of(new double[] {1, 99})).get(0).label()).isEqualTo("0 to 25");
  }

  @Test
  void whatIsChargedIsWhatIsDrawn() {
    Optional<Double> delta = Optional.of(1e-6);
    double whole = Gaussian.analytic(1, 1e-6, 1).sigma();
    double half = Gaussian.analytic(0.5, 5e-7, 1).sigma();
    double third = Gaussian.analytic(1.0 / 3, 1e-6 / 3, 1).sigma();
    Expense two = Expense.pure(0.5).plus(Expense.pure(0.5));
    assertExpense(new Count(1, NONE, CountNoise.BEST, 0.9), Expense.pure(1));
    assertExpense(new Count(1, delta, CountNoise.ANALYTIC_GAUSSIAN, 0.9), Expense.gaussian(whole));
    assertExpense(new Sum(1, NONE, BOUNDS, Noise.BEST, 0.9), Expense.pure(1));
    assertExpense(new Sum(1, delta, BOUNDS, Noise.LAPLACE, 0.9), Expense.pure(1));
    assertExpense(new Sum(1, delta, BOUNDS, Noise.ANALYTIC_GAUSSIAN, 0.9), Expense.gaussian(whole));
    assertExpense(new Mean(1, NONE, BOUNDS, Noise.BEST, 0.9), two);
    assertExpense(
        new Mean(1, delta, BOUNDS, Noise.ANALYTIC_GAUSSIAN, 0.9),
        Expense.gaussian(half).plus(Expense.gaussian(half)));
    assertExpense(
        new Variance(1, delta, BOUNDS, Noise.ANALYTIC_GAUSSIAN, 0.9),
        Expense.gaussian(third).plus(Expense.gaussian(third)).plus(Expense.gaussian(third)));
    assertExpense(new Median(1, delta, BOUNDS, Chooser.BEST, 0.9), two);
    assertExpense(new Quantile(1, NONE, 0.9, BOUNDS, Chooser.BEST, 0.9), two);
    assertExpense(new Histogram(1, NONE, BOUNDS, 7, CountNoise.BEST, 0.9), Expense.pure(1));
    assertExpense(new Mode(1, NONE, BOUNDS, 7, Chooser.BEST, 0.9), Expense.pure(1));
  }

  /** Noise grows with the rows of a person; what it costs does not. */
  private void assertExpense(Statistic statistic, Expense expense) {
    for (int rows : new int[] {1, 4}) {
      Expense charged = Release.of(statistic).hiding(rows).expense();
      assertThat(charged.pure()).isEqualTo(expense.pure());
      assertThat(charged.delta()).isEqualTo(expense.delta());
      assertThat(charged.steps()).hasSameSizeAs(expense.steps());
      for (int i = 0; i < expense.steps().size(); i++) {
        assertThat(charged.steps().get(i).noise())
            .isCloseTo(expense.steps().get(i).noise(), withPercentage(1e-9));
      }
      assertThat(Release.of(statistic).ask(ROWS, random).expense()).isNotNull();
    }
  }

  /** Of a narrow interval, whichever noise gives it: few δ make Gaussian noise the wider one. */
  @Test
  void theBestNoiseIsTheNarrowerOne() {
    Statistic likely = new Sum(1, Optional.of(0.1), BOUNDS, Noise.BEST, 0.9);
    assertThat(likely.expense(likely.price(1)).steps()).hasSize(1);
    Statistic sure = new Sum(1, Optional.of(1e-9), BOUNDS, Noise.BEST, 0.9);
    assertThat(sure.expense(sure.price(1))).isEqualTo(Expense.pure(1));
  }

  @ParameterizedTest
  @CsvSource({
    "'', a private statistic of numbers needs `bounds`",
    "1, '`bounds` is two numbers, the lower first'",
    "1 0, '`bounds` is two numbers, the lower first'",
    "1 1, '`bounds` is two numbers, the lower first'",
    "0 1 2, '`bounds` is two numbers, the lower first'",
    "NaN 1, '`bounds` is two numbers, the lower first'",
    "0 Infinity, '`bounds` is two numbers, the lower first'",
    "-1e31 0, '`bounds` are too far from 0 for the arithmetic'",
    "0 1.1e30, '`bounds` are too far from 0 for the arithmetic'",
    "1 1.0000000009, '`bounds` are too close together for the arithmetic'",
    "0 1e-31, '`bounds` are too close together for the arithmetic'"
  })
  void boundsThatWillNotDoAreSaid(String given, String why) {
    assertThatThrownBy(() -> Bounds.of(numbers(given)))
        .isInstanceOf(Fault.class)
        .hasMessage(why)
        .satisfies(it -> assertThat(((Fault) it).code()).hasToString("D431"));
  }

  @ParameterizedTest
  @CsvSource({"-1e30 1e30", "0 1e-30", "1 1.000000002", "-3 -2"})
  void boundsAtTheLimitWillDo(String given) {
    List<Double> bounds = numbers(given);
    assertThat(Bounds.of(bounds)).isEqualTo(new Bounds(bounds.get(0), bounds.get(1)));
  }

  private static List<Double> numbers(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(" ")).map(Double::valueOf).toList();
  }

  /** One row more moves a sum by its own value, to a bit, whatever the others are. */
  @Test
  void sumsDoNotRoundAsTheyGrow() {
    double[] rows = new double[1000];
    Arrays.setAll(rows, i -> Math.sin(i) * 1e9);
    double unit = Math.scalb(1.0, 29 - 36);
    double all = Bounds.sum(Arrays.stream(rows), 1e9);
    for (int i : new int[] {1, 500, 999}) {
      double others =
          Bounds.sum(IntStream.range(0, 1000).filter(j -> j != i).mapToDouble(j -> rows[j]), 1e9);
      assertThat(all - others).isEqualTo(Math.rint(rows[i] / unit) * unit);
    }
  }

  @Test
  void edgesAreWrittenInThreeDigitsOfTheirBins() {
    assertThat(new Bins(new Bounds(0, 1), 3).label(0)).isEqualTo("0 to 0.333");
    assertThat(new Bins(new Bounds(-1, 1), 3).label(1)).isEqualTo("-0.333 to 0.333");
    assertThat(new Bins(new Bounds(0, 1e-12), 2).label(0)).isEqualTo("0 to 5E-13");
    assertThat(new Bins(new Bounds(0, 2e12), 2).label(1)).isEqualTo("1E+12 to 2E+12");
  }

  /** 1.96 deviations of the one, or ln 20 scales of the other, whichever is less. */
  @ParameterizedTest
  @CsvSource({"0.05, 0.3", "0.1, 0.1", "0.3, 1e-4", "2, 0.01", "3, 1e-3", "10, 0.4", "8, 1e-9"})
  void theBestNoiseIsTheNarrowerOneAtAnyPrice(double eps, double delta) {
    double gaussian = 1.959963985 * Gaussian.analytic(eps, delta, 1).sigma();
    boolean normal = gaussian < Math.log(20) / eps;
    Statistic sum = new Sum(eps, Optional.of(delta), BOUNDS, Noise.BEST, 0.9);
    assertThat(sum.expense(sum.price(1)).steps()).hasSize(normal ? 1 : 0);
    assertThat(sum.expense(sum.price(1)).pure()).hasSize(normal ? 0 : 1);
  }

  @Test
  void whatAMechanismGuaranteesIsWhatItCosts() {
    Price price = new Price(0.7, 1e-6, 3);
    for (Scalar scalar :
        List.of(Scalar.count(CountNoise.GEOMETRIC, price), Scalar.real(Noise.LAPLACE, price, 5))) {
      assertThat(Expense.of(scalar.mechanism().guarantee())).isEqualTo(scalar.expense());
    }
  }

  @Test
  void oneNumberIsASingleAnswerAndRanksTakeNoNoise() {
    Statistic median = new Median(1, NONE, BOUNDS, Chooser.BEST, 0.9);
    assertThat(median.single()).isTrue();
    assertThat(median.noise()).isEmpty();
  }

  /** Of values from 10 to 20, whose middle is 15: the mean of 12, 12, 18 and 20 clamped. */
  @Test
  void theTruthIsThatOfTheClampedRows() {
    List<Double> ten = List.of(10.0, 20.0);
    double[] rows = {12, 12, 18, 99};
    assertThat(new Mean(1, NONE, ten, Noise.BEST, 0.9).reveal(Rows.of(rows)).get(0).value())
        .isEqualTo(15.5);
    assertThat(new Variance(1, NONE, ten, Noise.BEST, 0.9).reveal(Rows.of(rows)).get(0).value())
        .isEqualTo((2 * 3.5 * 3.5 + 2.5 * 2.5 + 4.5 * 4.5) / 4);
    assertThat(new Sum(1, NONE, ten, Noise.BEST, 0.9).reveal(Rows.of(rows)).get(0).value())
        .isEqualTo(62);
    assertThat(
            new Quantile(1, NONE, 1, ten, Chooser.BEST, 0.9).reveal(Rows.of(rows)).get(0).value())
        .isEqualTo(20);
  }
}
