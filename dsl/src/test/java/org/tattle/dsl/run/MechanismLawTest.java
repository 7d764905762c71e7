package org.tattle.dsl.run;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.LaplaceDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tattle.Components;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.run.value.Published;
import org.tattle.dsl.source.Source;
import org.tattle.privacy.budget.Ledger;
import org.tattle.privacy.noise.Gaussian;
import org.tattle.privacy.noise.WholeGaussian;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.run.Cache;
import org.tattle.run.Control;

/**
 * Every mechanism as a script asks for it: what comes out of {@code release} has the law that its
 * name says, and not one that is 3 % off. Each group of a public list is a sample; all have the
 * same rows, 1.5 once and 2.5 three times.
 */
class MechanismLawTest {
  private static final int ROWS = 4;

  /** The chance that a right mechanism fails a test of fit; the seeds are fixed besides. */
  private static final double UNLIKELY = 1e-5;

  private static final LaplaceDistribution THRESHOLD = LaplaceDistribution.of(2, 2);
  private static final LaplaceDistribution QUERY = LaplaceDistribution.of(0, 4);

  /** What is asked for, what cells its answers fall into, and how likely each is at an ε. */
  enum Law {
    LAPLACE("sum(x)", 1) {
      @Override
      double[] chances(double epsilon) {
        return continuous(LaplaceDistribution.of(9, 3 / epsilon));
      }
    },
    GAUSSIAN("sum(x)", 1) {
      @Override
      double[] chances(double epsilon) {
        return continuous(NormalDistribution.of(9, Gaussian.classic(1, 0.01, 3).sigma() / epsilon));
      }
    },
    ANALYTIC_GAUSSIAN("sum(x)", 1) {
      @Override
      double[] chances(double epsilon) {
        return continuous(
            NormalDistribution.of(9, Gaussian.analytic(1, 0.01, 3).sigma() / epsilon));
      }
    },
    GEOMETRIC("count()", 0.7) {
      @Override
      double[] chances(double epsilon) {
        return whole(y -> Math.exp(-0.7 * epsilon * Math.abs(y)));
      }
    },
    DISCRETE_GAUSSIAN("count()", 1) {
      @Override
      double[] chances(double epsilon) {
        double sigma = WholeGaussian.of(1, 0.01, 1).sigma() / epsilon;
        return whole(y -> Math.exp(-(double) y * y / 2 / sigma / sigma));
      }
    },
    EXPONENTIAL("mode(x)", 1) {
      @Override
      double[] chances(double epsilon) {
        double[] weights = {1, Math.exp(epsilon / 2), Math.exp(3 * epsilon / 2)};
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
      }
    },
    PERMUTE_AND_FLIP("mode(x)", 1) {
      @Override
      double[] chances(double epsilon) {
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        double[] scores = {0, 1, 3};
        double[] chances = new double[3];
        for (int[] order : orders) {
          double reached = 1.0 / 6;
          for (int candidate : order) {
            double taken = Math.exp(epsilon / 2 * (scores[candidate] - 3));
            chances[candidate] += reached * taken;
            reached *= 1 - taken;
          }
        }
        return chances;
      }
    },
    NOISY_MAX("mode(x)", 1) {
      @Override
      double[] chances(double epsilon) {
        LaplaceDistribution noise = LaplaceDistribution.of(0, 2 / epsilon);
        double first = winning(noise, 0, 1, 3);
        double second = winning(noise, 1, 0, 3);
        return new double[] {first, second, 1 - first - second};
      }
    },
    SPARSE_VECTOR("above(x)", 1) {
      /** Of 0, 1 and 3 rows against a threshold of 2, the first that is above; or none. */
      @Override
      double[] chances(double epsilon) {
        double[] below = new double[4];
        for (int bins = 0; bins < 4; bins++) {
          double[] counts = Arrays.copyOf(new double[] {0, 1, 3}, bins);
          below[bins] =
              integral(
                  z -> {
                    double all = THRESHOLD.density((z - 2) * epsilon + 2) * epsilon;
                    for (double count : counts) {
                      all *= QUERY.cumulativeProbability((z - count) * epsilon);
                    }
                    return all;
                  });
        }
        return new double[] {
          below[0] - below[1], below[1] - below[2], below[2] - below[3], below[3]
        };
      }
    };

    private final String statistic;
    private final double eps;

    Law(String statistic, double eps) {
      this.statistic = statistic;
      this.eps = eps;
    }

    /** How likely each cell is, with noise for so many times the ε. */
    abstract double[] chances(double times);

    /** A sum is asked for in bounds on both sides of 0, where nothing is cut off its noise. */
    String asked() {
      String more =
          switch (statistic) {
            case "sum(x)" -> " bounds=[-3, 3]";
            case "mode(x)" -> " bounds=[0, 3] bins=3";
            case "above(x)" -> " bounds=[0, 3] bins=3 threshold=2";
            default -> "";
          };
      boolean delta = name().endsWith("GAUSSIAN");
      return "release %s on table by g with eps=%s mechanism=%s%s%s"
          .formatted(
              statistic, eps, name().toLowerCase(Locale.ROOT), more, delta ? " delta=0.01" : "");
    }

    int cell(Answer answer) {
      return switch (statistic) {
        case "sum(x)" -> (int) Math.max(0, Math.min(40, Math.floor(answer.value() + 11.5)));
        case "count()" -> (int) Math.min(24, answer.value());
        default -> (int) answer.value();
      };
    }

    /** Cells of width 1 around 9, those beyond 20 to either side together. */
    private static double[] continuous(ContinuousDistribution law) {
      double[] chances = new double[41];
      for (int cell = 0; cell < 41; cell++) {
        double from = cell == 0 ? 0 : law.cumulativeProbability(cell - 11.5);
        chances[cell] = (cell == 40 ? 1 : law.cumulativeProbability(cell - 10.5)) - from;
      }
      return chances;
    }

    /** 4 rows and whole noise; a count is never under 0, and those of 24 and more are one cell. */
    private static double[] whole(IntToDoubleFunction weight) {
      double sum = IntStream.rangeClosed(-400, 400).mapToDouble(weight).sum();
      double[] chances = new double[25];
      for (int y = -400; y <= 400; y++) {
        chances[Math.max(0, Math.min(24, ROWS + y))] += weight.applyAsDouble(y) / sum;
      }
      return chances;
    }

    private static double winning(LaplaceDistribution noise, double score, double one, double two) {
      return integral(
          z ->
              noise.density(z - score)
                  * noise.cumulativeProbability(z - one)
                  * noise.cumulativeProbability(z - two));
    }

    /** By the trapezoidal rule, whose error at the kinks of a Laplace density is under 1e-6. */
    private static double integral(DoubleUnaryOperator of) {
      double sum = 0;
      for (int k = -100 * 512; k <= 100 * 512; k++) {
        sum += of.applyAsDouble(k / 512.0) / 512;
      }
      return sum;
    }
  }

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void whatAScriptAsksForByNameHasItsLaw(Law law) throws IOException {
    long[] seen = draw(law, 10_000, 1);
    assertThat(surprise(seen, law.chances(1))).isGreaterThan(UNLIKELY);
    assertThat(surprise(seen, law.chances(1.3))).isLessThan(UNLIKELY);
  }

  /** {@code -Dtest=MechanismLawTest -Dgroups=slow -DexcludedGroups=} */
  @ParameterizedTest
  @EnumSource
  @Tag("slow")
  void aMillionSamplesOfItHaveItsLawAndNotOneThatIsThreePercentOff(Law law) throws IOException {
    long[] seen = draw(law, 10_000, 100);
    assertThat(Arrays.stream(seen).sum()).isEqualTo(1_000_000);
    assertThat(surprise(seen, law.chances(1))).isGreaterThan(UNLIKELY);
    assertThat(surprise(seen, law.chances(1.03))).isLessThan(UNLIKELY);
  }

  @ParameterizedTest
  @EnumSource
  void whatPeopleAnswerHasTheLawOfTheirCoins(Coins coins) throws IOException {
    assertThat(deviations(coins, 10_000, 1, 1)).isBetween(-4.4, 4.4);
  }

  /** {@code -Dtest=MechanismLawTest -Dgroups=slow -DexcludedGroups=} */
  @ParameterizedTest
  @EnumSource
  @Tag("slow")
  void aMillionAnswersHaveTheLawOfTheirCoinsAndNotOneThatIsThreePercentOff(Coins coins)
      throws IOException {
    assertThat(deviations(coins, 10_000, 25, 1)).isBetween(-4.4, 4.4);
    assertThat(Math.abs(deviations(coins, 10_000, 25, 1.03))).isGreaterThan(4.4);
  }

  /** How likely a means-it person reports an answer, and any other does. */
  enum Coins {
    RANDOMISED_RESPONSE {
      @Override
      double truthful(double epsilon) {
        return 1 / (1 + Math.exp(-epsilon));
      }

      @Override
      double other(double epsilon) {
        return 1 / (1 + Math.exp(epsilon));
      }
    },
    UNARY {
      @Override
      double truthful(double epsilon) {
        return 0.5;
      }

      @Override
      double other(double epsilon) {
        return 1 / (1 + Math.exp(epsilon));
      }
    };

    abstract double truthful(double epsilon);

    abstract double other(double epsilon);
  }

  /**
   * By how many of its deviations the share that was reported is off, of a quarter of people who
   * mean it. Each pair of chances at 4.4 deviations is 1e-5.
   */
  private double deviations(Coins coins, int groups, int statements, double times)
      throws IOException {
    double reported = 0;
    try (Session session = session(groups)) {
      for (int seed = 0; seed < statements; seed++) {
        Published found =
            run(
                session,
                "set seed=%s; release survey(x) on table with eps=1 kind=%s answers=[\"1.5\", \"2.5\"] as m"
                    .formatted(seed, coins.name().toLowerCase(Locale.ROOT)));
        double share = found.released().answers().get(0).value();
        reported += coins.other(1) + (coins.truthful(1) - coins.other(1)) * share;
      }
    }
    double p = coins.truthful(times);
    double q = coins.other(times);
    double mean = 0.25 * p + 0.75 * q;
    double variance = 0.25 * p * (1 - p) + 0.75 * q * (1 - q);
    long people = (long) ROWS * groups * statements;
    return (reported / statements - mean) / Math.sqrt(variance / people);
  }

  private long[] draw(Law law, int groups, int statements) throws IOException {
    long[] seen = new long[law.chances(1).length];
    String list =
        IntStream.range(0, groups).mapToObj(i -> "\"" + i + "\"").collect(joining(", ", "[", "]"));
    try (Session session = session(groups)) {
      for (int seed = 0; seed < statements; seed++) {
        Published found =
            run(session, "set seed=%s; %s groups=%s as m".formatted(seed, law.asked(), list));
        List<Answer> answers = found.released().answers();
        answers.forEach(answer -> seen[law.cell(answer)]++);
        seen[seen.length - 1] += groups - answers.size();
      }
    }
    return seen;
  }

  private Session session(int groups) throws IOException {
    String rows =
        IntStream.range(0, groups)
            .mapToObj(i -> i + ",1.5\n" + (i + ",2.5\n").repeat(ROWS - 1))
            .collect(joining("", "g,x\n", ""));
    Path file = folder.resolve("table.csv");
    Files.writeString(file, rows);
    Session session = new Session(Components.standard(), Cache.memory(), Ledger.memory());
    String path = file.toString().replace("\\", "/");
    Outcome outcome =
        session.run(
            new Source("data", "load csv \"%s\" as table".formatted(path)),
            Sink.of(shown -> {}, line -> {}),
            Control.NONE);
    assertThat(outcome.ok()).as(outcome.diagnostics().toString()).isTrue();
    return session;
  }

  private static Published run(Session session, String script) {
    Outcome outcome =
        session.run(new Source("test", script), Sink.of(shown -> {}, line -> {}), Control.NONE);
    assertThat(outcome.ok()).as(outcome.diagnostics().toString()).isTrue();
    return (Published) session.values().get("m");
  }

  /** The chance of numbers that are as far from these chances, by Pearson's test. */
  private static double surprise(long[] seen, double[] chances) {
    long all = Arrays.stream(seen).sum();
    double distance = 0;
    for (int i = 0; i < seen.length; i++) {
      double expected = all * chances[i];
      distance += (seen[i] - expected) * (seen[i] - expected) / expected;
    }
    return ChiSquaredDistribution.of(seen.length - 1.0).survivalProbability(distance);
  }
}
