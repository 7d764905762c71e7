package org.tattle.defense.output;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Limit;
import org.tattle.defense.OutputDefense;
import org.tattle.defense.Rehearsal;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.run.Randomness;

/**
 * Noise on answers that leaves the predicted class and puts off a classifier that tells members
 * from others by them (Jia et al. 2019). The defender trains such a classifier h on the sorted
 * answers of a shadow model of its own; {@link MemGuardSearch} finds for each answer a change that
 * leaves h undecided. The change is made with a probability that keeps the expected L1 distortion
 * within a budget. Whether it is made depends on nothing but the answer and a secret, so that
 * asking again does not help, and that whoever has read this cannot tell which answers were
 * changed.
 *
 * <p>Attacks that look at other things than h did, such as the modified entropy, still find much.
 */
@Component(
    name = "memguard",
    doc = "Adds noise to the probabilities that puts off an attack classifier and keeps the class.",
    paper = "Jia et al. 2019, MemGuard",
    example = "defend memguard distortion=0.7")
public record MemGuard(
    @Param(
            doc = "most expected change of an answer, as the sum over its probabilities",
            min = 0,
            max = 2)
        double distortion,
    @Param(doc = "steps to look for the noise of an answer", min = 1, max = 10_000) int steps)
    implements OutputDefense {
  private static final int UNITS = 32;
  private static final TrainingPlan PLAN =
      new TrainingPlan(40, 128, Optimizer.adam(1e-2).with(Optimizer.Schedule.COSINE));

  public MemGuard() {
    this(1, 300);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public boolean rehearses() {
    return true;
  }

  @Override
  public Optional<Job> practice(int rows, int classes) {
    return Optional.of(new Job(network(classes), PLAN, new int[rows], 0));
  }

  private static Network network(int classes) {
    return new Network(
        Shape.flat(classes),
        List.of(new Layer.Dense(UNITS), new Layer.Activation(Layer.Function.RELU)),
        2);
  }

  @Override
  public Limit ready(Supplier<Rehearsal> supplier) {
    Rehearsal rehearsal = supplier.get();
    double[][] in = rehearsal.in();
    double[][] out = rehearsal.out();
    int classes = in[0].length;
    float[] features = new float[(in.length + out.length) * classes];
    int[] member = new int[in.length + out.length];
    for (int i = 0; i < member.length; i++) {
      double[] sorted = (i < in.length ? in[i] : out[i - in.length]).clone();
      Arrays.sort(sorted);
      for (int c = 0; c < classes; c++) {
        features[i * classes + c] = (float) sorted[c];
      }
      member[i] = i < in.length ? 1 : 0;
    }
    float[] weights =
        rehearsal
            .train(
                network(classes),
                PLAN,
                Nd4j.createFromArray(features).reshape(member.length, classes),
                member)
            .weights();
    MemGuardSearch noise = new MemGuardSearch(weights, UNITS, classes, steps);
    Randomness random = rehearsal.random();
    return new Limit() {
      @Override
      public double[] limit(double[] p) {
        return guarded(p, noise, random);
      }

      @Override
      public boolean keepsLabel() {
        return true;
      }
    };
  }

  /** The answer or, with the probability that the budget allows, its change. */
  private double[] guarded(double[] p, MemGuardSearch noise, Randomness random) {
    double[] changed = noise.on(p);
    double distance = 0;
    for (int c = 0; c < p.length; c++) {
      distance += Math.abs(changed[c] - p[c]);
    }
    boolean better = Math.abs(noise.member(changed) - 0.5) < Math.abs(noise.member(p) - 0.5);
    double chance = distance > 0 ? Math.min(1, distortion / distance) : 1;
    return better && random.split(Arrays.toString(p)).nextDouble() < chance ? changed : p;
  }
}
