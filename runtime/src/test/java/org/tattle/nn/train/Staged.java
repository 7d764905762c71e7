package org.tattle.nn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.run.Control;

/** Workers that train nothing: of each job they return the model that a test makes up. */
public final class Staged implements Workers {
  private final BiFunction<Examples, Job, Made> stage;
  private final OptionalDouble reach;

  /**
   * What is said to have come out of a training.
   *
   * @param steps how many were taken
   * @param scores of the marks, if there are any
   */
  public record Made(float[] weights, long steps, double[] scores) {

    /** With all steps that were asked for. */
    public static Made of(Job job, float[] weights) {
      return new Made(
          weights, job.plan().privacy().map(p -> (long) p.steps()).orElse(1L), new double[0]);
    }

    /** With weights that are all 0. */
    public static Made nothing(Job job) {
      return of(job, new float[size(job)]);
    }
  }

  public Staged(OptionalDouble reach, BiFunction<Examples, Job, Made> stage) {
    this.stage = stage;
    this.reach = reach;
  }

  public Staged(BiFunction<Examples, Job, Made> stage) {
    this(OptionalDouble.empty(), stage);
  }

  /** How many weights a job's network has. */
  public static int size(Job job) {
    return job.network().weights();
  }

  /**
   * The deviation of the noise that a job's private steps put on each weight in all: plain steps of
   * this rate, by sums with noise over the rows that are expected.
   */
  public static double deviation(Job job) {
    PrivateSteps made = job.plan().privacy().orElseThrow();
    double variance =
        made.phases().stream().mapToDouble(p -> p.steps() * p.noise() * p.noise()).sum();
    return job.plan().optimizer().lr()
        * made.clip()
        * Math.sqrt(variance)
        / (made.rate() * job.rows().length);
  }

  /** A model that was made up. */
  public static Trained trained(Job job, Made made) {
    return new Trained(job.network(), made.weights(), made.steps(), 0, 1, made.scores());
  }

  /** The gradient of a row's loss, where a job's network has these weights. */
  public static float[] gradient(Job job, float[] weights, Examples examples, int row) {
    return new Gradients(trained(job, new Made(weights, 0, new double[0])))
        .byWeights(examples.features(), examples.labels(), new int[] {row}, Control.NONE);
  }

  @Override
  public List<Trained> train(
      Examples examples,
      List<Job> jobs,
      List<Start> starts,
      Control control,
      BiConsumer<Integer, Trained> done) {
    List<Trained> all = new ArrayList<>();
    for (Job job : jobs) {
      all.add(trained(job, stage.apply(examples, job)));
      done.accept(all.size() - 1, all.get(all.size() - 1));
    }
    return all;
  }

  @Override
  public long bytes(List<Job> jobs) {
    return 0;
  }

  @Override
  public OptionalDouble reach() {
    return reach;
  }

  @Override
  public void close() {}
}
