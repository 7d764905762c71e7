package org.tattle.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Units;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Gradients;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.MessageText;
import org.tattle.subject.train.Order;

/**
 * Whether no row, or person with all of theirs, moves the weights by more than it may. The target's
 * own go through its own network without noise, one by one and then together, with a norm C that
 * their gradients are well beyond: each must add its gradient, computed apart and cut to the length
 * of C, to the last layer. Nothing here is left to chance.
 */
final class ClipProbe implements Probe {
  private static final int UNITS = 8;

  /** Rows of a person that are looked at, at most. */
  private static final int EACH = 16;

  /** How far beyond the norm gradients are at least. */
  private static final double BEYOND = 8;

  /** How much more than C is seen; floats are some hundred times as exact. */
  private static final double EXACT = 0.01;

  /** The squared length from which on directions that cancel out are compared as they are. */
  private static final double CANCELLED = 1e-2;

  private final Bench bench;
  private final Control control;
  private final Network network;
  private final Examples examples;
  private final List<Object> about;
  private final int count;

  /** The rows that are clipped as one, and what says so. */
  private final int[][] units;

  private final Units whole;

  /**
   * @param data the target's
   */
  ClipProbe(Bench bench, Dataset data, Job job, Control control) {
    this.bench = bench;
    this.control = control;
    network = Bench.steady(job.network());
    Units hidden = bench.privacy().units();
    int[][] looked =
        Arrays.stream(hidden.parted(job.rows()))
            .limit(UNITS)
            .map(unit -> Arrays.copyOf(unit, Math.min(EACH, unit.length)))
            .toArray(int[][]::new);
    int[] rows = Arrays.stream(looked).flatMapToInt(IntStream::of).toArray();
    count = looked.length;
    int[] owners =
        IntStream.range(0, count).flatMap(i -> IntStream.of(looked[i]).map(row -> i)).toArray();
    whole = hidden.together() ? Units.of(owners) : Units.ROWS;
    units = Units.of(owners).parted(IntStream.range(0, rows.length).toArray());
    about = List.of(data.digest(), rows);
    INDArray features = data.features().getRows(rows);
    int[] labels = IntStream.of(rows).map(row -> data.labels()[row]).toArray();
    examples = new Examples(features, labels);
  }

  /** One that does nothing, one of each row, and one of all. */
  @Override
  public List<Order> orders() {
    int[] all = all();
    return List.of(
        bench.leading(
            "probes of the norm", new Job(network, bench.idle(), all, bench.seed(0)), 2 + count));
  }

  private int[] all() {
    return Arrays.stream(units).flatMapToInt(IntStream::of).toArray();
  }

  @Override
  public Finding find() {
    int[] all = all();
    Trained untrained =
        bench.led(about, examples, new Job(network, bench.idle(), all, bench.seed(0)));
    float[] still = untrained.weights();
    Gradients gradients = new Gradients(untrained);
    double clip = bench.privacy().clip();
    double[] together = new double[still.length];
    double worst = 0;
    double least = Double.POSITIVE_INFINITY;
    List<double[]> directions = new ArrayList<>();
    for (int[] unit : units) {
      float[] mean = gradients.byWeights(examples.features(), examples.labels(), unit, control);
      double[] direction = new double[mean.length];
      Arrays.setAll(direction, i -> unit.length * (double) mean[i]);
      double norm = Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum());
      Arrays.setAll(direction, i -> direction[i] / norm);
      directions.add(direction);
      least = Math.min(least, norm);
    }
    double bound = Math.min(clip, least / BEYOND);
    for (int unit = 0; unit < count; unit++) {
      worst = farther(worst, off(units[unit], bound, still, directions.get(unit)));
      for (int i = 0; i < together.length; i++) {
        together[i] += directions.get(unit)[i] / count;
      }
    }
    worst = farther(worst, off(all, bound, still, together));
    boolean fails = !(Math.abs(worst) <= EXACT);
    return Finding.measured(
        "clip",
        fails,
        fails
            ? MessageText.of(
                "gradients beyond C move the weights by %.3f of what C allows", 1 + worst)
            : MessageText.of(
                "%d %s with gradients %.0f times C and more moved the weights by C each; 1 %%"
                    + " more would have been seen",
                count, all.length == count ? "rows" : "persons", least / bound));
  }

  private static double farther(double a, double b) {
    return Math.abs(a) >= Math.abs(b) ? a : b;
  }

  /**
   * How far a step of these rows is from the mean of their directions times C: by its length, if
   * that is off, else by what points elsewhere.
   */
  private double off(int[] rows, double bound, float[] still, double[] expected) {
    double length = 0.1 * Math.sqrt(still.length);
    PrivateSteps step = new PrivateSteps(1, bound, 0, 1, bench.privacy().secure()).hiding(whole);
    var plan = bench.steps(step, length / bound);
    float[] moved =
        bench.led(about, examples, new Job(network, plan, rows, bench.seed(0))).weights();
    double along = 0;
    double square = 0;
    double apart = 0;
    for (int i = 0; i < moved.length; i++) {
      double move = (still[i] - (double) moved[i]) / length;
      along += expected[i] * expected[i];
      square += move * move;
      apart += (move - expected[i]) * (move - expected[i]);
    }
    double by = Math.sqrt(square / along) - 1;
    if (along < CANCELLED) {
      return Math.sqrt(apart);
    }
    return Math.abs(by) > EXACT ? by : Math.sqrt(apart / along);
  }
}
