package org.tattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.release.Release;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.Chooser;
import org.tattle.privacy.release.answer.CountNoise;
import org.tattle.privacy.release.answer.Noise;
import org.tattle.privacy.release.statistic.Count;
import org.tattle.privacy.release.statistic.Mean;
import org.tattle.privacy.release.statistic.Median;
import org.tattle.privacy.release.statistic.Mode;
import org.tattle.privacy.release.statistic.Quantile;
import org.tattle.privacy.release.statistic.Statistic;
import org.tattle.privacy.release.statistic.Sum;
import org.tattle.privacy.release.statistic.Variance;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * What releases of neighbouring tables show of which of the two it was, by value, by the ends of
 * the interval and by all of them together, is never over what was charged; and it is over that
 * where there is too little noise, or it is made for one row where a person had several.
 *
 * <p>The neighbours are those that should show most: the row that differs is at a bound, moves a
 * rank, is the first of its bin or of its group. What is measured is a lower bound at a confidence
 * of 1 − 1e-4 ({@link Histogram#epsilonAgainst}).
 */
class MeasuredPriceTest {
  private static final Optional<Double> NONE = Optional.empty();
  private static final Optional<Double> DELTA = Optional.of(0.01);
  private static final List<Double> BOUNDS = List.of(-1.0, 1.0);
  private static final int SAMPLES = 40_000;
  private static final int FEW = 4_000;

  /** Less than anything that is released here. */
  private static final double NOTHING = -1e6;

  /** The statistic at a price. */
  private interface At {
    Statistic price(double epsilon);
  }

  /**
   * What is tried.
   *
   * @param less how many times too little the noise is that has to be caught. Half of it is, where
   *     all of the price is for one number, and in means. What is made of several numbers, each at
   *     a part of the price, shows little of each; a mode never spends more than half of its price,
   *     as a row only adds to bins. There it takes less noise, to be seen by so few draws
   * @param one neighbours that differ by one row
   * @param several neighbours that differ by the rows of one person
   */
  record Case(String name, At at, double less, List<Neighbours> one, List<Neighbours> several) {

    /** With too little noise. */
    Statistic wrong() {
      return at.price(less);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> statistics() {
    List<Neighbours> ends = List.of(more(two(), 1), more(two(), -1), more(mixed(2), 1));
    List<Neighbours> threes =
        List.of(more(two(), 1, 1, 1), more(mixed(3), -1, -1, -1), more(mixed(6), 1, 1, 1));
    List<Neighbours> still = List.of(more(new double[3], 1), more(new double[6], -1));
    // Each of the three sums has a third of the price, so it takes six rows to be far beyond it.
    List<Neighbours> stills =
        List.of(more(new double[3], 1, 1, 1, 1, 1, 1), more(new double[12], 1, 1, 1, -1, -1, -1));
    // Half of the cells are left of the rows in the middle, and half right; one row turns them.
    List<Neighbours> middle = List.of(more(new double[2], -1), more(mixed(2), 1));
    List<Neighbours> middles = List.of(more(new double[12], -1, -1, -1, -1, -1, -1));
    List<Neighbours> high = List.of(more(rows(8, 2), 1));
    List<Neighbours> highs = List.of(more(rows(48, 12), 1, 1, 1, 1, 1, 1));
    List<Neighbours> bins = List.of(more(two(), -1));
    return Stream.of(
        new Case("count", e -> new Count(e, NONE, CountNoise.LAPLACE, 0.9), 2, ends, threes),
        new Case(
            "count, gaussian",
            e -> new Count(e, DELTA, CountNoise.ANALYTIC_GAUSSIAN, 0.9),
            2,
            ends,
            threes),
        new Case("sum", e -> new Sum(e, NONE, BOUNDS, Noise.LAPLACE, 0.9), 2, ends, threes),
        new Case(
            "sum, gaussian",
            e -> new Sum(e, DELTA, BOUNDS, Noise.ANALYTIC_GAUSSIAN, 0.9),
            2,
            ends,
            threes),
        new Case("mean", e -> new Mean(e, NONE, BOUNDS, Noise.LAPLACE, 0.9), 2, ends, threes),
        new Case(
            "mean, gaussian",
            e -> new Mean(e, DELTA, BOUNDS, Noise.ANALYTIC_GAUSSIAN, 0.9),
            2,
            ends,
            threes),
        new Case(
            "variance", e -> new Variance(e, NONE, BOUNDS, Noise.LAPLACE, 0.9), 4, still, stills),
        new Case(
            "variance, gaussian",
            e -> new Variance(e, DELTA, BOUNDS, Noise.ANALYTIC_GAUSSIAN, 0.9),
            8,
            still,
            stills),
        new Case("median", e -> new Median(e, NONE, BOUNDS, Chooser.BEST, 0.9), 5, middle, middles),
        new Case(
            "quantile", e -> new Quantile(e, NONE, 0.9, BOUNDS, Chooser.BEST, 0.9), 5, high, highs),
        new Case(
            "histogram",
            e ->
                new org.tattle.privacy.release.statistic.Histogram(
                    e, NONE, BOUNDS, 3, CountNoise.LAPLACE, 0.9),
            2,
            bins,
            List.of(more(two(), -1, 0, 1), more(two(), -1, -1, -1))),
        new Case(
            "histogram, gaussian",
            e ->
                new org.tattle.privacy.release.statistic.Histogram(
                    e, DELTA, BOUNDS, 3, CountNoise.ANALYTIC_GAUSSIAN, 0.9),
            2,
            bins,
            List.of(more(two(), -1, -1, -1))),
        new Case(
            "mode",
            e -> new Mode(e, NONE, BOUNDS, 2, Chooser.BEST, 0.9),
            3,
            List.of(more(new double[] {1}, -1), more(new double[] {1, 1, 1}, 1)),
            List.of(more(new double[] {1, 1, 1}, -1, -1, -1))));
  }

  static Stream<Case> some() {
    return statistics().filter(it -> List.of("count", "sum", "histogram").contains(it.name()));
  }

  private static double[] two() {
    return new double[] {1, 1};
  }

  /** So many rows at the upper bound, and two at the lower. */
  private static double[] mixed(int upper) {
    double[] rows = new double[upper + 2];
    Arrays.fill(rows, -1);
    Arrays.fill(rows, 0, upper, 1);
    return rows;
  }

  /** So many rows at the lower bound, and so many in the middle. */
  private static double[] rows(int lower, int middle) {
    double[] rows = new double[lower + middle];
    Arrays.fill(rows, 0, lower, -1);
    return rows;
  }

  private static Neighbours more(double[] rows, double... person) {
    return new Neighbours(rows, person, new String[0]);
  }

  @ParameterizedTest
  @MethodSource("some")
  void aFewReleasesShowNoMoreThanTheyCostAndTooLittleNoiseIsCaught(Case about) {
    check(about, FEW);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("statistics")
  void releasesShowNoMoreThanTheyCostAndTooLittleNoiseIsCaught(Case about) {
    check(about, samples(about));
  }

  private static void check(Case about, int samples) {
    check(about, Release.of(about.at().price(1)), Release.of(about.wrong()), samples);
  }

  /** Fewer of what takes long to draw. */
  private static int samples(Case about) {
    Statistic statistic = about.at().price(1);
    boolean plain = statistic instanceof Count || statistic instanceof Sum;
    return plain || statistic instanceof org.tattle.privacy.release.statistic.Histogram
        ? SAMPLES
        : SAMPLES / 8;
  }

  /** Groups that were not named beforehand: one more, or one row more in one that may show. */
  static Stream<Case> groups() {
    return Stream.of(
        groups("count", 2, e -> new Count(e, DELTA, CountNoise.BEST, 0.9)),
        groups("sum", 2, e -> new Sum(e, DELTA, BOUNDS, Noise.BEST, 0.9)),
        groups("mean, gaussian", 4, e -> new Mean(e, DELTA, BOUNDS, Noise.ANALYTIC_GAUSSIAN, 0.9)),
        groups("median", 8, e -> new Median(e, DELTA, BOUNDS, Chooser.BEST, 0.9)));
  }

  private static Case groups(String name, double less, At at) {
    double[] one = {1};
    double[] three = {1, 1, 1};
    return new Case(
        name,
        at,
        less,
        List.of(
            new Neighbours(new double[0], one, new String[] {"new"}),
            new Neighbours(three, one, new String[] {"known"}),
            new Neighbours(mixed(8), one, new String[] {"known"})),
        List.of(
            new Neighbours(new double[0], three, new String[] {"new", "new", "new"}),
            new Neighbours(new double[0], three, new String[] {"a", "b", "c"}),
            new Neighbours(mixed(12), three, new String[] {"known", "known", "known"})));
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("groups")
  void groupsShowNoMoreThanTheyCostAndTooLittleNoiseIsCaught(Case about) {
    check(about, Release.byGroup(about.at().price(1)), Release.byGroup(about.wrong()), SAMPLES / 2);
  }

  private static void check(Case about, Release right, Release wrong, int samples) {
    double cost = cost(right);
    assertThat(all(about.one(), right, samples)).as("one row").allMatch(it -> it <= cost);
    about
        .several()
        .forEach(
            more -> {
              Release hiding = right.hiding(more.person().length);
              assertThat(cost(hiding)).isCloseTo(cost, within(1e-6));
              assertThat(parts(more, hiding, samples)).as("several").allMatch(it -> it <= cost);
            });
    assertThat(all(about.one(), wrong, samples)).as("too little noise").anyMatch(it -> it > cost);
    assertThat(all(about.several(), right, samples))
        .as("several rows hidden as one")
        .anyMatch(it -> it > cost);
  }

  private static double cost(Release release) {
    double cost = Composition.epsilon(release.expense(), delta(release));
    assertThat(cost).isLessThanOrEqualTo(release.statistic().eps());
    return cost;
  }

  private static double delta(Release release) {
    return release.statistic().delta().orElse(0.0);
  }

  /** How much each part of the answer shows, of one pair of neighbours after the other. */
  private static Stream<Double> all(List<Neighbours> all, Release release, int samples) {
    return all.stream().flatMap(neighbours -> parts(neighbours, release, samples));
  }

  private static Stream<Double> parts(Neighbours neighbours, Release release, int samples) {
    double[][][] tried = neighbours.ask(release, "tried", samples / 2);
    double[][][] seen = neighbours.ask(release, "seen", samples);
    return Stream.of(new int[] {1}, new int[] {0}, new int[] {2}, new int[] {0, 1, 2})
        .map(part -> Distinguisher.of(tried, part))
        .map(by -> by.count(seen[0]).epsilonAgainst(by.count(seen[1]), delta(release)));
  }

  /**
   * Two tables, of which the larger has the rows of one person more.
   *
   * @param group the group of each of the person's rows; those of others are in one
   */
  private record Neighbours(double[] fewer, double[] person, String[] group) {

    /** Lower end, value and upper end of answers for each of the tables. */
    double[][][] ask(Release release, String why, int samples) {
      double[] more = DoubleStream.concat(Arrays.stream(fewer), Arrays.stream(person)).toArray();
      return new double[][][] {ask(fewer, release, why, samples), ask(more, release, why, samples)};
    }

    private double[][] ask(double[] rows, Release release, String why, int samples) {
      String[] groups = new String[rows.length];
      Arrays.fill(groups, "known");
      System.arraycopy(
          group, 0, groups, fewer.length, Math.min(group.length, rows.length - fewer.length));
      Randomness random =
          Randomness.seeded(new Seed(31).split(why, release.toString(), Arrays.toString(rows)));
      double[][] all = new double[samples][];
      Arrays.setAll(
          all,
          i ->
              numbers(
                  (release.grouped()
                          ? release.ask(rows, groups, random)
                          : release.ask(rows, random))
                      .answers()));
      return all;
    }

    /** Of several answers, the first three values. */
    private static double[] numbers(List<Answer> answers) {
      if (answers.size() == 1) {
        Answer only = answers.get(0);
        return new double[] {only.lower(), only.value(), only.upper()};
      }
      double[] values = {NOTHING, NOTHING, NOTHING};
      for (int i = 0; i < Math.min(3, answers.size()); i++) {
        values[i] = answers.get(i).value();
      }
      return values;
    }
  }
}
