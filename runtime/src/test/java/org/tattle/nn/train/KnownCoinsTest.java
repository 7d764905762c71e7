package org.tattle.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.measure.Audit;
import org.tattle.measure.Confusion;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.step.Batches;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Steps;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * An attacker who knows the program and the job's seed picks the row that coins by the seed would
 * take most often, and tells trainings with it from trainings without. It finds the ε of a training
 * whose coins follow from the seed to be more than is claimed, and of one whose coins are secure no
 * more.
 *
 * <p>Of 4,000 rows some row is taken in 5 or 6 of 100 steps at rate 0.005, which moves the sum of
 * the steps by half of a deviation; that is worth an ε of 0.7, twice what the accountant claims for
 * coins. Ran 10,000 a side: a threshold is chosen on one half and the bound is of the other, so
 * that it holds with 95 %.
 *
 * <pre>
 *   mvn -B -ntp -pl runtime test -Dtest=KnownCoinsTest -Dgroups=slow -DexcludedGroups=
 * </pre>
 */
class KnownCoinsTest {
  private static final int ROWS = 4000;
  private static final int STEPS = 100;
  private static final double RATE = 0.005;
  private static final double NOISE = 1.165;
  private static final double DELTA = 1e-5;
  private static final double CLAIMED =
      Composition.spent(Accounting.PRV, List.of(new Steps(RATE, NOISE, STEPS)), DELTA).epsilon();

  private static final long SEED = 7;
  private static final int[] ALL = IntStream.range(0, ROWS).toArray();

  @Tag("slow")
  @Test
  void secureCoinsGiveAnAttackerWhoKnowsTheProgramNoMoreThanIsClaimed() {
    try (Workers workers = new LocalWorkers(2)) {
      assertThat(measured(workers, 10_000)).isLessThanOrEqualTo(CLAIMED);
    }
  }

  @Tag("slow")
  @Test
  void coinsThatFollowFromTheSeedGiveHimMore() {
    try (Workers workers = Sabotage.publicCoins()) {
      assertThat(measured(workers, 10_000)).isGreaterThan(CLAIMED);
    }
  }

  private static double measured(Workers workers, int runs) {
    int row = favourite();
    double[] in = moved(workers, row, -1000, runs);
    double[] out = moved(workers, row, 0, runs);
    int half = runs / 2;
    double best = -1;
    double at = 0;
    double[] sorted = Arrays.copyOf(out, half);
    Arrays.sort(sorted);
    double sign = mean(in, half) > mean(out, half) ? 1 : -1;
    for (int i = 0; i < half; i += 10) {
      double bound = bound(in, out, 0, half, sign, sorted[i]);
      at = bound > best ? sorted[i] : at;
      best = Math.max(best, bound);
    }
    return bound(in, out, half, runs, sign, at);
  }

  private static double bound(
      double[] in, double[] out, int from, int to, double sign, double threshold) {
    int hits = 0;
    int alarms = 0;
    for (int i = from; i < to; i++) {
      hits += sign * (in[i] - threshold) > 0 ? 1 : 0;
      alarms += sign * (out[i] - threshold) > 0 ? 1 : 0;
    }
    return Audit.epsilon(new Confusion(hits, to - from, alarms, to - from), DELTA, 0.05);
  }

  private static double mean(double[] values, int count) {
    return Arrays.stream(values, 0, count).average().orElseThrow();
  }

  /** The row that coins by the seed would take most often. */
  private static int favourite() {
    Randomness open = Randomness.seeded(new Seed(SEED)).split("batches");
    Batches coins = new Batches.Poisson(ALL, RATE, open);
    int[] taken = new int[ROWS];
    for (int step = 0; step < STEPS; step++) {
      coins.next();
      for (int i = 0; i < coins.size(); i++) {
        taken[coins.rows()[i]]++;
      }
    }
    return IntStream.range(0, ROWS).reduce(0, (a, b) -> taken[b] > taken[a] ? b : a);
  }

  /** How far the weights have moved that the one row with a feature pulls apart. */
  private static double[] moved(Workers workers, int row, float feature, int runs) {
    float[] features = new float[ROWS];
    features[row] = feature;
    INDArray rows = Nd4j.createFromArray(features).reshape(ROWS, 1);
    Examples examples = new Examples(rows, new int[ROWS]);
    PrivateSteps privacy = new PrivateSteps(RATE, 1, NOISE, STEPS, true);
    TrainingPlan plan = new TrainingPlan(1, 20, Optimizer.sgd(1e-4)).with(privacy);
    Network network = new Network(Shape.flat(1), List.of(), 2);
    double[] moved = new double[runs];
    int part = 500;
    for (int from = 0; from < runs; from += part) {
      List<Job> jobs = new ArrayList<>();
      for (int i = 0; i < part; i++) {
        jobs.add(new Job(network, plan, ALL, SEED));
      }
      List<Trained> models = workers.train(examples, jobs, Control.NONE, (i, model) -> {});
      for (int i = 0; i < part; i++) {
        float[] weights = models.get(i).weights();
        moved[from + i] = weights[0] - weights[2];
      }
    }
    return moved;
  }
}
