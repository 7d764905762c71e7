package org.tattle.unlearning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.component.Schema;
import org.tattle.defense.Defense;
import org.tattle.defense.removal.SharedOut;
import org.tattle.defense.removal.Sisa;
import org.tattle.defense.train.PrivateTraining;
import org.tattle.model.Model;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Start;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.ForgettingFaults;

/**
 * Steps from the weights of a network on, down a loss or up it: what all approximate ways to forget
 * are made of. A step up is a plain step down, taken the other way: w + (w - down(w)).
 */
final class WeightMoves {
  private final Remainder left;
  private final Workers workers;
  private final Control control;

  WeightMoves(Remainder left, Workers workers, Control control) {
    this.left = left;
    this.workers = workers;
    this.control = control;
  }

  /**
   * What keeps a model from being moved like this: it has to be one network, and no private one.
   */
  static Optional<Fault> unfit(String way, Model model, List<Defense> defenses) {
    if (!model.stepwise()) {
      return Optional.of(
          Fault.of(ForgettingFaults.NO_STEPS, way, Schema.of(((Record) model).getClass()).name()));
    }
    for (Defense defense : defenses) {
      String name = Schema.of(((Record) defense).getClass()).name();
      if (defense instanceof SharedOut) {
        String anew = defense instanceof Sisa ? "sisa" : "retrain";
        return Optional.of(Fault.of(ForgettingFaults.SEVERAL_NETWORKS, way, anew));
      }
      if (defense instanceof PrivateTraining) {
        return Optional.of(Fault.of(ForgettingFaults.STEPS_WITHOUT_NOISE, way, name));
      }
    }
    return Optional.empty();
  }

  /** The plan of the model's own training for other epochs, at another rate if that is given. */
  static TrainingPlan plan(Remainder left, int epochs, Optional<Double> lr) {
    Optimizer own = left.job().plan().optimizer();
    return left.job()
        .plan()
        .cut(epochs)
        .with(lr.map(own::withLr).orElse(own).with(Optimizer.Schedule.CONSTANT));
  }

  /** Goes on training from weights on. */
  Trained down(float[] from, Examples examples, TrainingPlan plan, int[] rows, long seed) {
    Job job = new Job(left.job().network(), plan, rows, seed);
    List<Start> start = List.of(new Start(from));
    return workers.train(examples, List.of(job), start, control, (i, model) -> {}).get(0);
  }

  /** One plain step up the loss of some rows. */
  float[] up(float[] from, Examples examples, int[] rows, double lr, Seed seed) {
    TrainingPlan step = new TrainingPlan(1, rows.length, Optimizer.sgd(lr));
    float[] down = down(from, examples, step, rows, seed.value()).weights();
    float[] up = from.clone();
    for (int i = 0; i < up.length; i++) {
      up[i] += from[i] - down[i];
    }
    return up;
  }

  /** Rows in another order, so many at a time. */
  static List<int[]> batches(int[] rows, int batch, Seed seed) {
    int[] order = rows.clone();
    PermutationSampler.shuffle(seed.random(), order);
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < order.length; from += batch) {
      batches.add(Arrays.copyOfRange(order, from, Math.min(order.length, from + batch)));
    }
    return batches;
  }
}
