package org.tattle.claim;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.run.MessageText;
import org.tattle.subject.train.Order;

/**
 * Whether each row joins each batch by a coin of its own that nobody can foresee, and whether sums
 * are divided by a constant. Every row has one feature that no other has, gradients are all cut to
 * one length, and there is no noise: each weight then counts how often its row joined.
 *
 * <p>The target's own rate q is looked at, over so many steps that a row joins in some. Over many
 * such trainings all counts together must be binomial, and so must those of each row and each
 * training be among themselves: batches of a fixed size, or rows that are passed over, do not vary
 * as coins do. As all trainings have one public seed, two of them must agree no oftener than by
 * chance, neither with each other nor with what that seed would give.
 */
final class BatchProbe implements Probe {
  private static final int FEWEST_ROWS = 200;
  private static final int MOST_ROWS = 2000;

  /** The share of the rows that join some step of a training. */
  private static final double SHARE = 0.25;

  private static final int MOST_STEPS = 4096;

  /** The relative error of the rate that is seen. */
  private static final double LITTLE = 0.05;

  private static final int FEWEST = 64;
  private static final int MOST = 2000;

  /** Each of seven tests. */
  private static final double ALARM = Power.ALARM / 7;

  /** How far a count may be from a whole number. */
  private static final double EXACT = 0.02;

  private static final double SMALL = 1e-3;

  private final Bench bench;
  private final double rate;
  private final int rows;
  private final int steps;
  private final int runs;
  private final Network network;
  private final Examples examples;

  BatchProbe(Bench bench) {
    this.bench = bench;
    rate = bench.privacy().rate();
    rows = (int) Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, Math.ceil(4 / rate)));
    double wanted = rate < SHARE ? Math.log1p(-SHARE) / Math.log1p(-rate) : 1;
    steps = (int) Math.max(1, Math.min(MOST_STEPS, Math.round(wanted)));
    double joins = joins(LITTLE) / (rate * rows * steps);
    runs = (int) Math.max(FEWEST, Math.min(MOST, 2 * Math.ceil(joins / 2)));
    network = new Network(Shape.flat(rows), List.of(), 2);
    examples = new Examples(Nd4j.eye(rows), new int[rows]);
  }

  /** How many joins it takes to see a relative error of a rate: (z of both errors / it)². */
  private double joins(double error) {
    double deviations = deviations();
    return deviations * deviations * (1 - rate) / error / error;
  }

  private static double deviations() {
    var normal = org.apache.commons.statistics.distribution.NormalDistribution.of(0, 1);
    return normal.inverseSurvivalProbability(ALARM / 2)
        + normal.inverseSurvivalProbability(1 - Power.SURE);
  }

  private SmallTrainings looks(boolean secure, int count) {
    int[] all = IntStream.range(0, rows).toArray();
    TrainingPlan plan = plan(secure);
    return new SmallTrainings(
        bench,
        "probes of the batches",
        rows,
        examples,
        count,
        i -> new Job(network, plan, all, bench.seed(i)));
  }

  @Override
  public List<Order> orders() {
    return Stream.of(looks(bench.privacy().secure(), runs), looks(false, 1))
        .flatMap(looks -> looks.orders().stream())
        .toList();
  }

  @Override
  public Finding find() {
    double[][] counts = new double[runs][];
    looks(bench.privacy().secure(), runs)
        .each((i, still, moved) -> counts[i] = counts(moved.weights(), still));
    double[][] open = new double[1][];
    looks(false, 1).each((i, still, moved) -> open[i] = counts(moved.weights(), still));
    String odd = odd(counts, open[0]);
    double seen = deviations() * Math.sqrt((1 - rate) / (rate * rows * steps * runs));
    return Finding.measured(
        "batches",
        !odd.isEmpty(),
        odd.isEmpty()
            ? MessageText.of(
                "rows joined batches at %.3f of the rate, as by coins%s; a rate %s off would have"
                    + " been seen",
                total(counts) / (rate * rows * steps * runs),
                bench.privacy().secure() ? " that nobody can foresee" : "",
                Power.percent(1 - Math.min(1, seen)))
            : odd);
  }

  /** Steps by which a row that joins moves its weights by {@link #SMALL} in all. */
  private TrainingPlan plan(boolean secure) {
    PrivateSteps made =
        new PrivateSteps(rate, SMALL, List.of(new Phase(0, steps)), empty(), secure);
    return bench.steps(made, rate * rows);
  }

  private static java.util.Optional<PrivateSteps.Quantile> empty() {
    return java.util.Optional.empty();
  }

  /** How often each row joined: its gradient lies half in its weights, half in the biases. */
  private double[] counts(float[] weights, float[] still) {
    double[] counts = new double[rows];
    Arrays.setAll(counts, row -> Math.abs(weights[row] - (double) still[row]) / (SMALL / 2));
    return counts;
  }

  private String odd(double[][] counts, double[] open) {
    double unit =
        Arrays.stream(counts)
            .flatMapToDouble(Arrays::stream)
            .filter(c -> c > EXACT)
            .min()
            .orElse(1);
    if (Math.abs(unit - 1) > EXACT || !whole(counts)) {
      return MessageText.of(
          "a row moves the weights by %.3f of C / (rate × rows), or that is no constant", unit);
    }
    if (rate == 1) {
      return Arrays.stream(counts).allMatch(run -> agreed(run, run) == rows)
          ? ""
          : "rows are left out of batches";
    }
    return foreseen(counts, open)
        ? "batches can be foreseen: they follow from the public seed"
        : uneven(counts);
  }

  private static boolean whole(double[][] counts) {
    return Arrays.stream(counts)
        .flatMapToDouble(Arrays::stream)
        .allMatch(count -> Math.abs(count - Math.rint(count)) <= EXACT * Math.max(1, count));
  }

  /**
   * Whether runs agree oftener than chance would have it where rows join as often as they do, with
   * each other or with the seed's.
   */
  private boolean foreseen(double[][] counts, double[] open) {
    if (!bench.privacy().secure()) {
      return false;
    }
    long joined = Arrays.stream(counts).mapToLong(run -> agreed(run, run)).sum();
    double share = joined / ((double) rows * runs);
    long both = 0;
    long with = 0;
    for (int i = 0; i < runs; i++) {
      both += i % 2 == 1 ? agreed(counts[i - 1], counts[i]) : 0;
      with += agreed(open, counts[i]);
    }
    int pairs = runs / 2 * rows;
    int known = (int) agreed(open, open) * runs;
    return BinomialDistribution.of(pairs, share * share).survivalProbability((int) both - 1) < ALARM
        || BinomialDistribution.of(known, share).survivalProbability((int) with - 1) < ALARM;
  }

  private static long agreed(double[] a, double[] b) {
    return IntStream.range(0, a.length).filter(row -> a[row] > 0.5 && b[row] > 0.5).count();
  }

  private String uneven(double[][] counts) {
    double[] run = Arrays.stream(counts).mapToDouble(c -> Arrays.stream(c).sum()).toArray();
    double[] row = new double[rows];
    for (double[] each : counts) {
      Arrays.setAll(row, i -> row[i] + each[i]);
    }
    if (Power.odd(spread(run, rows), runs - 1, ALARM)) {
      return MessageText.of(
          "batches do not vary as coins make them: sizes have %.2f times the variance",
          spread(run, rows) / (runs - 1));
    }
    if (Power.odd(spread(row, runs), rows - 1, ALARM)) {
      return "some rows join batches oftener than others";
    }
    double coins = (double) rows * steps * runs;
    double off = total(counts) - rate * coins;
    return Power.far(off / Math.sqrt(coins * rate * (1 - rate)), ALARM)
        ? MessageText.of("rows join batches at %.3f of the rate", total(counts) / rate / coins)
        : "";
  }

  /** The squared deviations of sums of so many counts from their mean, over their variance. */
  private double spread(double[] sums, int of) {
    double mean = Arrays.stream(sums).average().orElseThrow();
    return Arrays.stream(sums).map(s -> (s - mean) * (s - mean)).sum()
        / ((double) of * steps * rate * (1 - rate));
  }

  private static double total(double[][] counts) {
    return Arrays.stream(counts).flatMapToDouble(Arrays::stream).sum();
  }
}
