package org.tattle.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.claim.Finding.Status;
import org.tattle.nn.Examples;
import org.tattle.nn.Job;
import org.tattle.nn.Layer;
import org.tattle.nn.Network;
import org.tattle.nn.Recipe;
import org.tattle.nn.Trained;
import org.tattle.run.Message;
import org.tattle.run.Seed;
import org.tattle.target.Target;

/**
 * Single steps of a private training, arranged so that one thing shows.
 *
 * <p>Noise: a step whose batch is empty moves the weights by noise alone, and z = Δw/(σC) is
 * standard normal. Its squares are summed over all weights and over blocks of 128, so that a layer
 * left out shows as well as a scale that is off by a few per cent.
 *
 * <p>Batches: let all rows be the same one and C so small that every gradient is clipped to it.
 * Then B rows move the weights by B·C/(qN), if the divisor is constant, and B can be read off. Over
 * 200 steps it must vary like a binomial of N rows: a batch of fixed size, or a sum divided by the
 * size drawn, does not vary at all.
 */
final class Probe {
  private static final int BLOCK = 128;
  private static final int STEPS = 200;
  private static final int ROWS = 200;
  private static final double RATE = 0.25;
  private static final double SMALL = 1e-4;

  /** The chance that a right training fails. */
  private static final double UNLIKELY = 1e-9;

  private final Recipe.Privacy privacy;
  private final Network network;
  private final Examples same;
  private final Context context;
  private final Seed seed;

  Probe(Target target, Job job, Recipe.Privacy privacy, Context context) {
    this.privacy = privacy;
    this.context = context;
    seed = context.seed().split("probe");
    network =
        new Network(
            job.network().input(),
            job.network().hidden().stream()
                .filter(layer -> !(layer instanceof Layer.Dropout))
                .toList(),
            job.network().classes());
    int row = job.rows()[0];
    INDArray features = target.blueprint().data().features().getRow(row);
    int[] labels = new int[ROWS];
    Arrays.fill(labels, target.blueprint().data().labels()[row]);
    same = new Examples(Nd4j.tile(features.reshape(1, features.length()), ROWS, 1), labels);
  }

  /** Whether every weight gets noise of the scale that is accounted for. */
  Finding noise() {
    double rate = 1e-12;
    Recipe.Privacy.Phase phase = privacy.phases().get(0);
    double claimed = phase.noise();
    Recipe with =
        step(
            new Recipe.Privacy(
                rate,
                privacy.clip(),
                List.of(new Recipe.Privacy.Phase(claimed, 1)),
                Optional.empty(),
                privacy.secure()),
            rate * ROWS);
    Recipe without = step(new Recipe.Privacy(rate, privacy.clip(), 0, 1, false), rate * ROWS);
    List<float[]> weights = train(List.of(job(with, 0), job(without, 0)));
    float[] noisy = weights.get(0);
    float[] still = weights.get(1);
    double[] squares = new double[noisy.length];
    for (int i = 0; i < squares.length; i++) {
      double z = (noisy[i] - (double) still[i]) / (claimed * privacy.clip());
      squares[i] = z * z;
    }
    double scale = Math.sqrt(Arrays.stream(squares).average().orElseThrow());
    int off = -1;
    for (int from = 0; from + BLOCK <= squares.length && off < 0; from += BLOCK) {
      off = likely(Arrays.stream(squares, from, from + BLOCK).sum(), BLOCK) ? off : from;
    }
    boolean holds = off < 0 && likely(Arrays.stream(squares).sum(), squares.length);
    return new Finding(
        "noise",
        holds ? Status.HOLDS : Status.FAILS,
        off < 0
            ? Message.of("the noise of a step is %.3f times what is accounted for", scale)
            : "weights %d to %d get other noise than is accounted for".formatted(off, off + BLOCK));
  }

  /** Whether rows join a batch one by one, and the sum is divided by a constant. */
  Finding batches() {
    double size = RATE * ROWS;
    double lr = 1 / SMALL;
    Recipe moving = step(new Recipe.Privacy(RATE, SMALL, 0, 1, false), lr);
    Recipe still = step(new Recipe.Privacy(1e-12, SMALL, 0, 1, false), lr);
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      jobs.add(job(moving, i));
      jobs.add(job(still, i));
    }
    List<float[]> weights = train(jobs);
    double mean = 0;
    double[] sizes = new double[STEPS];
    for (int i = 0; i < STEPS; i++) {
      sizes[i] = distance(weights.get(2 * i), weights.get(2 * i + 1)) * size / lr / SMALL;
      mean += sizes[i] / STEPS;
    }
    double center = mean;
    double variance = size * (1 - RATE);
    double spread = Arrays.stream(sizes).map(b -> (b - center) * (b - center)).sum() / variance;
    double shift = (mean - size) * (mean - size) * STEPS / variance;
    boolean holds =
        likely(spread, STEPS - 1)
            && ChiSquaredDistribution.of(1).survivalProbability(shift) > UNLIKELY;
    return new Finding(
        "batches",
        holds ? Status.HOLDS : Status.FAILS,
        Message.of(
            "steps that take %.0f rows on average took %.1f with a deviation of %.1f, and coins give %.1f",
            size, mean, Math.sqrt(spread * variance / (STEPS - 1)), Math.sqrt(variance)));
  }

  /** Whether a sum of squared standard normals is neither too small nor too large. */
  private static boolean likely(double sum, int count) {
    ChiSquaredDistribution expected = ChiSquaredDistribution.of(count);
    return expected.survivalProbability(sum) > UNLIKELY
        && expected.cumulativeProbability(sum) > UNLIKELY;
  }

  private static double distance(float[] a, float[] b) {
    return Math.sqrt(
        IntStream.range(0, a.length)
            .mapToDouble(i -> (a[i] - (double) b[i]) * (a[i] - (double) b[i]))
            .sum());
  }

  /** One step of plain descent. */
  private static Recipe step(Recipe.Privacy privacy, double lr) {
    return new Recipe(
        1,
        ROWS,
        Recipe.Optimizer.SGD,
        lr,
        Recipe.Schedule.CONSTANT,
        0,
        0,
        0,
        0,
        0,
        Optional.of(privacy));
  }

  private Job job(Recipe recipe, int index) {
    return new Job(network, recipe, IntStream.range(0, ROWS).toArray(), seed.split(index).value());
  }

  private List<float[]> train(List<Job> jobs) {
    return context.trainer().train(same, jobs, context.control()).stream()
        .map(Trained::weights)
        .toList();
  }
}
