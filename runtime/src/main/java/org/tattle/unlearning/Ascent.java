package org.tattle.unlearning;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Defense;
import org.tattle.model.Model;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;

/**
 * Goes up the loss of the rows that are to be forgotten. Too little leaves them known; too much
 * makes the model worse on them than on anything it never saw, and they stand out the other way.
 *
 * <p>That loss has no top, and whoever climbs on comes to a model that is good for nothing. So the
 * loss of the rows that stay is watched: a step that lifts it by more than is allowed is cut to
 * half, again and again, and what is left is not worth a step any more.
 */
@Component(
    name = "ascent",
    doc = "Takes steps up the loss of the rows, and promises nothing.",
    paper = "Graves et al. 2021, Amnesiac Machine Learning; Jang et al. 2023, Knowledge Unlearning",
    example = "unlearn ascent rows=20 epochs=5 as without",
    revision = 2)
public record Ascent(
    @Param(doc = "passes over the rows that go", min = 1, max = 10_000) int epochs,
    @Param(doc = "length of a step", min = 0, above = true, max = 100) double lr,
    @Param(doc = "rows a step", min = 1, max = 1_000_000) int batch,
    @Param(
            doc = "how much worse it may become on the rows that stay, in nats of their mean loss",
            min = 0,
            above = true,
            max = 1e6)
        double rise)
    implements Unproven {
  /** Rows that stay, of which the loss is watched, at most. */
  private static final int WATCHED = 2000;

  /** The part of a step that is still worth taking. */
  private static final double SHORTEST = 1.0 / 64;

  public Ascent() {
    this(5, 0.05, 32, 0.05);
  }

  @Override
  public Optional<Fault> unfit(Model model, List<Defense> defenses) {
    return WeightMoves.unfit("ascent", model, defenses);
  }

  @Override
  public Job effort(Remainder left) {
    TrainingPlan plan = new TrainingPlan(epochs, batch, Optimizer.sgd(lr));
    return new Job(left.job().network(), plan, left.gone(), left.job().seed());
  }

  @Override
  public Trained forget(Trained from, Remainder left, Workers workers, Control control) {
    Seed seed = new Seed(left.job().seed()).split("ascent");
    WeightMoves moves = new WeightMoves(left, workers, control);
    int[] watched = watched(left.job().rows(), seed);
    double most = loss(from, left.examples(), watched, control) + rise;
    Trained now = from;
    double part = 1;
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int[] some : WeightMoves.batches(left.gone(), batch, seed.split("up", epoch))) {
        float[] before = now.weights();
        float[] up = moves.up(before, left.examples(), some, lr, seed);
        Trained next = along(from.network(), before, up, part);
        while (!(loss(next, left.examples(), watched, control) <= most)) {
          part /= 2;
          if (part < SHORTEST) {
            return now;
          }
          next = along(from.network(), before, up, part);
        }
        now = next;
      }
    }
    return now;
  }

  private static int[] watched(int[] stay, Seed seed) {
    int[] order = stay.clone();
    PermutationSampler.shuffle(seed.split("watched").random(), order);
    return Arrays.copyOf(order, Math.min(WATCHED, order.length));
  }

  /** Part of a step. */
  private static Trained along(Network network, float[] from, float[] to, double part) {
    float[] weights = from.clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] += (float) (part * (to[i] - from[i]));
    }
    return Trained.elsewhere(network, weights);
  }

  /** The mean over some rows; not a number where weights are none. */
  private static double loss(Trained model, Examples examples, int[] rows, Control control) {
    LogitMatrix said = model.outputs(examples.features(), rows, control);
    IntToDoubleFunction loss =
        model.network().classes() == 1
            ? squared(said, examples, rows)
            : i -> said.loss(i, examples.labels()[rows[i]]);
    return IntStream.range(0, rows.length).mapToDouble(loss).sum() / rows.length;
  }

  /** Half the square by which a number is missed, as training has it. */
  private static IntToDoubleFunction squared(LogitMatrix said, Examples examples, int[] rows) {
    float[] numbers = examples.targets().orElseThrow().dup('c').data().asFloat();
    return i -> 0.5 * Math.pow(said.logit(i, 0) - numbers[rows[i]], 2);
  }

  @Override
  public double retrained(Remainder left) {
    return (double) left.gone().length * epochs / left.job().plan().epochs();
  }
}
