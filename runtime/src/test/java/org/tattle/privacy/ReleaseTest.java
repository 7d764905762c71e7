package org.tattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.release.Release;
import org.tattle.privacy.release.Released;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.Chooser;
import org.tattle.privacy.release.answer.CountNoise;
import org.tattle.privacy.release.answer.Noise;
import org.tattle.privacy.release.answer.Rows;
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

/** Releases are centred, intervals hold as often as they say, and ε is never over the claim. */
class ReleaseTest {
  private static final List<Double> AGES = List.of(0.0, 100.0);
  private static final Optional<Double> NO_DELTA = Optional.empty();

  /** 600 ages from 20 to 79. */
  private static final double[] ROWS =
      IntStream.range(0, 600).mapToDouble(i -> 20 + i % 60).toArray();

  record Case(String name, Function<Double, Statistic> at, double truth, double slack) {

    /** Whether it is made of several noisy numbers, so that its interval takes a search. */
    boolean made() {
      return name.equals("mean") || name.equals("variance");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> statistics() {
    double mean = Arrays.stream(ROWS).average().orElseThrow();
    double variance = Arrays.stream(ROWS).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    return Stream.of(
        new Case("count", e -> new Count(e, NO_DELTA, CountNoise.BEST, 0.9), 600, 0),
        new Case("sum", e -> new Sum(e, NO_DELTA, AGES, Noise.BEST, 0.9), 600 * mean, 0),
        new Case(
            "gaussian sum",
            e -> new Sum(e, Optional.of(1e-6), AGES, Noise.ANALYTIC_GAUSSIAN, 0.9),
            600 * mean,
            0),
        // A quotient of noisy numbers is off by about the square of the count's relative noise.
        new Case("mean", e -> new Mean(e, NO_DELTA, AGES, Noise.BEST, 0.9), mean, 0.01),
        new Case("variance", e -> new Variance(e, NO_DELTA, AGES, Noise.BEST, 0.9), variance, 0.5));
  }

  @ParameterizedTest
  @MethodSource("statistics")
  void releasesAreCentredAndTheirIntervalsHold(Case about) {
    int samples = 2000;
    Randomness random = Randomness.seeded(new Seed(5).split(about.name()));
    Release release = Release.of(about.at().apply(1.0));
    double sum = 0;
    double squares = 0;
    int held = 0;
    for (int i = 0; i < samples; i++) {
      Answer answer = release.ask(ROWS, random).answers().get(0);
      double off = answer.value() - about.truth();
      sum += off;
      squares += off * off;
      held += answer.lower() <= about.truth() && about.truth() <= answer.upper() ? 1 : 0;
    }
    double error = Math.sqrt(squares) / samples;
    assertThat(sum / samples).isCloseTo(0, within(4 * error + about.slack()));
    assertThat((double) held / samples).isGreaterThan(0.9 - 4 * Math.sqrt(0.09 / samples));
  }

  /** The neighbour has one row more, the one that moves the answer most. */
  @ParameterizedTest
  @MethodSource("statistics")
  void whatIsMeasuredIsNeverOverTheClaimAndAWrongScaleIsCaught(Case about) {
    double[] more = Arrays.copyOf(ROWS, 61);
    more[60] = 100;
    double delta = about.name().startsWith("gaussian") ? 1e-6 : 0;
    assertThat(measured(about, 1, more, delta)).isLessThanOrEqualTo(1);
    if (!about.made() && delta == 0) {
      assertThat(measured(about, 1.2, more, delta)).isGreaterThan(1);
    }
  }

  private static double measured(Case about, double epsilon, double[] more, double delta) {
    Release release = Release.of(about.at().apply(epsilon));
    Histograms here = new Histograms(release, Arrays.copyOf(ROWS, 60), about, "here");
    Histograms there = new Histograms(release, more, about, "there");
    List<org.tattle.privacy.Histogram> counts =
        Stream.of(here, there).parallel().map(Histograms::counts).toList();
    return counts.get(0).epsilonAgainst(counts.get(1), delta);
  }

  private record Histograms(Release release, double[] rows, Case about, String name) {
    org.tattle.privacy.Histogram counts() {
      double[] some = new double[400];
      Randomness random = Randomness.seeded(new Seed(6).split(about.name()));
      double[] few = Arrays.copyOf(ROWS, 60);
      Arrays.setAll(some, i -> release.ask(few, random).answers().get(0).value());
      Arrays.sort(some);
      double center = some[200];
      double scale = (some[300] - some[100]) / 6;
      return org.tattle.privacy.Histogram.of(
          about.made() ? 8_000 : 40_000,
          21,
          new Seed(7).split(about.name(), name),
          r -> {
            double off = release.ask(rows, r).answers().get(0).value() - center;
            return (int) Math.max(0, Math.min(20, Math.floor(off / scale + 10.5)));
          });
    }
  }

  @Test
  void quantilesAreNearAndTheirIntervalsHold() {
    for (double share : new double[] {0, 0.1, 0.5, 0.95, 1}) {
      Statistic quantile = new Quantile(3, NO_DELTA, share, AGES, Chooser.BEST, 0.9);
      Randomness random = Randomness.seeded(new Seed(8).split(share));
      double[] sorted = ROWS.clone();
      Arrays.sort(sorted);
      double truth = sorted[(int) Math.min(599, share * 600)];
      int held = 0;
      int near = 0;
      for (int i = 0; i < 100; i++) {
        Answer answer = Release.of(quantile).ask(ROWS, random).answers().get(0);
        held += answer.lower() <= truth && truth <= answer.upper() ? 1 : 0;
        near += Math.abs(answer.value() - truth) < 4 ? 1 : 0;
      }
      // 90 are meant to; four deviations of 3 each.
      assertThat(held).isGreaterThanOrEqualTo(78);
      // With a share of 0 or 1, every value beyond all rows has the rank that was asked for.
      assertThat(near).isGreaterThanOrEqualTo(share % 1 == 0 ? 0 : 95);
    }
  }

  @Test
  void theMeasuredPriceOfAMedianIsNeverOverTheClaim() {
    double[] few = {10, 20, 30, 40, 50};
    double[] more = {10, 20, 30, 40, 50, 100};
    Release release = Release.of(new Median(2, NO_DELTA, AGES, Chooser.BEST, 0.9));
    org.tattle.privacy.Histogram here = medians(release, few, "here");
    org.tattle.privacy.Histogram there = medians(release, more, "there");
    assertThat(here.epsilonAgainst(there, 0)).isLessThanOrEqualTo(1);
  }

  /** The choice of the value, whose price is a half. */
  private static org.tattle.privacy.Histogram medians(Release release, double[] rows, String name) {
    return org.tattle.privacy.Histogram.of(
        5000,
        10,
        new Seed(9).split(name),
        random -> (int) Math.min(9, release.ask(rows, random).answers().get(0).value() / 10));
  }

  @Test
  void aHistogramCostsAsMuchAsOneOfItsBins() {
    Release release = Release.of(new Histogram(0.5, NO_DELTA, AGES, 10, CountNoise.BEST, 0.9));
    assertThat(release.expense()).isEqualTo(Expense.pure(0.5));
    Released released = release.ask(ROWS, Randomness.seeded(new Seed(10)));
    assertThat(released.answers()).hasSize(10);
    assertThat(released.answers().get(3).label()).isEqualTo("30 to 40");
    assertThat(released.answers().get(3).value()).isCloseTo(100, within(40.0));
    assertThat(released.answers().get(9).value()).isCloseTo(0, within(40.0));
  }

  @Test
  void theModeIsTheFullestBin() {
    double[] rows = Arrays.copyOf(ROWS, 900);
    Arrays.fill(rows, 600, 900, 45);
    Answer mode =
        Release.of(new Mode(1, NO_DELTA, AGES, 10, Chooser.BEST, 0.9))
            .ask(rows, Randomness.seeded(new Seed(11)))
            .answers()
            .get(0);
    assertThat(mode).isEqualTo(new Answer("40 to 50", 45, 40, 50));
  }

  @Test
  void groupsOfFewRowsDoNotShow() {
    String[] wards = new String[ROWS.length];
    Arrays.setAll(wards, i -> i == 0 ? "rare" : i % 3 == 0 ? "north" : "south");
    Release release = Release.byGroup(new Count(1, Optional.of(1e-6), CountNoise.BEST, 0.95));
    Released released = release.ask(ROWS, wards, Randomness.seeded(new Seed(12)));
    assertThat(released.answers()).extracting(Answer::label).containsExactly("north", "south");
    assertThat(released.answers().get(1).value()).isCloseTo(400, within(20.0));
    assertThat(released.expense()).isEqualTo(Expense.of(new Guarantee(1, 1e-6)));
    assertThat(released.notes())
        .anyMatch(note -> note.startsWith("groups with a noisy count under"));
  }

  /** The chance that a group of one row shows, exactly and drawn. */
  @Test
  void aGroupOfOneRowShowsWithAChanceOfDeltaAtMost() {
    Statistic count = new Count(1, Optional.of(0.01), CountNoise.BEST, 0.95);
    Release release = Release.byGroup(count);
    Randomness random = Randomness.seeded(new Seed(13));
    int shown = 0;
    for (int i = 0; i < 100_000; i++) {
      shown += release.ask(new double[1], new String[] {"one"}, random).answers().size();
    }
    double chance = shown / 100_000.0;
    assertThat(chance).isLessThan(0.01 + 4 * Math.sqrt(0.01 / 100_000));
    assertThat(chance).isGreaterThan(0.01 / Math.E - 4 * Math.sqrt(0.01 / 100_000));
  }

  @Test
  void groupsNamedBeforehandNeedNoSelection() {
    String[] wards = new String[ROWS.length];
    Arrays.fill(wards, "north");
    Release release =
        Release.byGroup(new Mean(1, NO_DELTA, AGES, Noise.BEST, 0.95), List.of("north", "south"));
    Released released = release.ask(ROWS, wards, Randomness.seeded(new Seed(14)));
    assertThat(released.answers()).extracting(Answer::label).containsExactly("north", "south");
    assertThat(released.answers().get(1).lower()).isZero();
    assertThat(released.answers().get(1).upper()).isEqualTo(100);
    assertThat(Composition.epsilon(release.expense(), 0)).isEqualTo(1);
  }

  @Test
  void whatIsMissingIsTheUsersFault() {
    assertFault("D431", () -> Release.of(new Mean()).expense());
    assertFault(
        "D431",
        () -> Release.of(new Sum(1, NO_DELTA, List.of(5.0, 5.0), Noise.BEST, 0.9)).expense());
    assertFault(
        "D430",
        () -> Release.of(new Count(1, NO_DELTA, CountNoise.ANALYTIC_GAUSSIAN, 0.9)).expense());
    assertFault("D430", () -> Release.byGroup(new Count()).expense());
  }

  private static void assertFault(
      String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(Fault.class)
        .extracting(fault -> ((Fault) fault).code())
        .hasToString(code);
  }

  /** The salary example of every tutorial: the truth, and what is published of it. */
  @Test
  void whatIsRevealedIsTheTruth() {
    double[] salaries = {21_000, 34_000, 45_000, 52_000, 61_000, 250_000};
    List<Double> bounds = List.of(0.0, 100_000.0);
    assertThat(new Count().reveal(Rows.of(salaries))).containsExactly(new Answer("", 6, 6, 6));
    assertThat(truth(new Sum(1, NO_DELTA, bounds, Noise.BEST, 0.9), salaries)).isEqualTo(313_000);
    assertThat(truth(new Mean(1, NO_DELTA, bounds, Noise.BEST, 0.9), salaries))
        .isCloseTo(313_000 / 6.0, within(1e-9));
    assertThat(truth(new Variance(1, NO_DELTA, bounds, Noise.BEST, 0.9), new double[] {1, 3}))
        .isEqualTo(1);
    assertThat(truth(new Median(1, NO_DELTA, bounds, Chooser.BEST, 0.9), salaries))
        .isEqualTo(52_000);
    assertThat(truth(new Quantile(1, NO_DELTA, 1, bounds, Chooser.BEST, 0.9), salaries))
        .isEqualTo(100_000);
    assertThat(
            new Histogram(1, NO_DELTA, bounds, 2, CountNoise.BEST, 0.9).reveal(Rows.of(salaries)))
        .extracting(Answer::value)
        .containsExactly(3.0, 3.0);
    assertThat(
            new Mode(1, NO_DELTA, bounds, 10, Chooser.BEST, 0.9)
                .reveal(Rows.of(salaries))
                .get(0)
                .label())
        .isEqualTo("20000 to 30000");
  }

  private static double truth(Statistic statistic, double[] rows) {
    return statistic.reveal(Rows.of(rows)).get(0).value();
  }

  @Test
  void aSeedIsToldOf() {
    assertThat(Release.of(new Count()).ask(ROWS, Randomness.seeded(new Seed(1))).notes())
        .contains("the noise came from a seed: private only to those who do not know it");
    assertThat(Release.of(new Count()).ask(ROWS, Randomness.secure()).notes()).hasSize(1);
  }
}
