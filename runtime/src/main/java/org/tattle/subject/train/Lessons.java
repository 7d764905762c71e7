package org.tattle.subject.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Dataset;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.Engine;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.ModelBytes;
import org.tattle.nn.train.Start;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;

/**
 * Models that learn from what another answers. What is answered is not known before, so that a plan
 * knows them by number and cost alone; they are kept under keys of these answers.
 */
public final class Lessons {
  /** Rows that a step of an unknown lesson is measured on. */
  private static final int ZEROS = 1024;

  private final Workers workers;
  private final Cache cache;
  private final Optional<Allowance> allowance;

  Lessons(Workers workers, Cache cache, Optional<Allowance> allowance) {
    this.workers = workers;
    this.cache = cache;
    this.allowance = allowance;
  }

  /**
   * Models that an attacker or a defender fits to what it knows of members and others.
   *
   * @param features {@code [rows, features]}
   * @param member 1 for the rows of members, 0 for others
   */
  public List<Trained> classifiers(
      INDArray features, int[] member, List<Job> jobs, Control control) {
    Dataset known = rows("known", features, Shape.flat(features.columns()), member);
    NetworkOrder order = NetworkOrder.of(Order.Role.LESSON, known, jobs, Optional.empty());
    allowance.ifPresent(it -> it.lessons(order.keys()));
    List<Trained> trained = new KeptModels(workers, cache).of(order, Optional.empty(), control);
    allowance.ifPresent(it -> it.keep(cache));
    return trained;
  }

  /**
   * A model that learns what another answers, soft labels and all (Hinton et al. 2015).
   *
   * @param asked the rows that were asked, with the classes that were answered
   * @param answers {@code [rows, classes]}, each row not negative and summing to 1
   */
  public Trained pupil(Dataset asked, INDArray answers, Job job, Control control) {
    double[] said = answers.dup('c').data().asDouble();
    Key key = Key.of("pupil", Engine.local(), asked.digest(), said, job);
    return kept(
        key, new Examples(asked.features(), asked.labels(), Optional.of(answers)), job, control);
  }

  /**
   * A model that somebody goes on training from weights that were learned elsewhere.
   *
   * @param about tells these examples, and what the weights are drawn to besides, from others
   */
  public Trained onward(Object about, Examples examples, Job job, Start start, Control control) {
    float[] weights = start.weights();
    double[] from = new double[weights.length];
    Arrays.setAll(from, i -> weights[i]);
    Key key = Key.of("onward", Engine.local(), about, from, job);
    return kept(key, examples, job, List.of(start), control);
  }

  private Trained kept(Key key, Examples examples, Job job, Control control) {
    return kept(key, examples, job, List.of(), control);
  }

  private Trained kept(Key key, Examples examples, Job job, List<Start> starts, Control control) {
    allowance.ifPresent(it -> it.lessons(List.of(key)));
    Optional<Trained> kept = cache.get(key).map(ModelBytes::read);
    if (kept.isPresent()) {
      return kept.get();
    }
    Trained trained =
        workers.train(examples, List.of(job), starts, control, (i, model) -> {}).get(0);
    cache.put(key, ModelBytes.write(trained));
    allowance.ifPresent(it -> it.keep(cache));
    return trained;
  }

  /**
   * A training of which others decide by their answers how it is done.
   *
   * @param about tells these examples from others
   */
  public Trained led(Object about, Examples examples, Job job, Control control) {
    Key key = Key.of("led", Engine.local(), about, job);
    return kept(key, examples, job, control);
  }

  /** What training a {@link #pupil} costs, by a job on rows of a data set; for a plan. */
  public Order planned(String what, Dataset data, Job job) {
    Key key = Key.of("lesson", what, data.digest(), job);
    return new NetworkOrder(
        Order.Role.LESSON, what, data, List.of(job), List.of(key), Optional.empty());
  }

  /**
   * What training {@link #classifiers} costs, of which nothing is known but their number and about
   * how many rows each learns from; for a plan. The time of a step is measured on zeros.
   *
   * @param job whose rows are counted alone
   */
  public Order planned(String what, Job job, int models) {
    Shape input = job.network().input();
    Dataset zeros =
        rows("zeros", Nd4j.zeros(DataType.FLOAT, ZEROS, input.size()), input, new int[ZEROS]);
    int[] rows = new int[Math.max(1, job.rows().length)];
    Arrays.setAll(rows, i -> i % ZEROS);
    List<Job> jobs = new ArrayList<>();
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < models; i++) {
      jobs.add(new Job(job.network(), job.plan(), rows, job.seed() + i));
      keys.add(
          Key.of("lesson", what, rows.length, jobs.get(i).network(), job.plan(), job.seed(), i));
    }
    return new NetworkOrder(Order.Role.LESSON, what, zeros, jobs, keys, Optional.empty());
  }

  private static Dataset rows(String name, INDArray features, Shape shape, int[] member) {
    return Dataset.of(
        name, features, shape, member, List.of("other", "member"), List.of(), List.of());
  }
}
