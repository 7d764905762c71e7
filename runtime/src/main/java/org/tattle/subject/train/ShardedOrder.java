package org.tattle.subject.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.defense.Sharding;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.ModelBytes;
import org.tattle.nn.train.Start;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.answer.Committee;
import org.tattle.subject.answer.Service;
import org.tattle.unlearning.trace.Sighting;

/**
 * Committees that are to be trained shard by shard and slice by slice, with every checkpoint kept:
 * what was trained before under the same rows is not trained again, which is all that forgetting by
 * shards is.
 *
 * @param wholes what each committee would be as one model
 * @param committees how the models of each are trained
 */
record ShardedOrder(
    Role role, Dataset data, Sharding how, List<Job> wholes, List<List<ShardTraining>> committees)
    implements ModelOrder {

  static ShardedOrder of(Role role, Dataset data, List<Job> jobs, Sharding how) {
    List<List<ShardTraining>> committees = new ArrayList<>();
    for (Job job : jobs) {
      Control.heed();
      committees.add(ShardTraining.of(job, how, data));
    }
    return new ShardedOrder(role, data, how, List.copyOf(jobs), List.copyOf(committees));
  }

  @Override
  public String kind() {
    return role.kind;
  }

  private List<ShardTraining> shards() {
    return committees.stream().flatMap(List::stream).toList();
  }

  @Override
  public List<Key> keys() {
    return shards().stream().flatMap(shard -> shard.keys().stream()).toList();
  }

  @Override
  public List<Job> jobs() {
    return shards().stream().flatMap(shard -> shard.stages().stream()).toList();
  }

  @Override
  public List<Sighting> sightings() {
    List<Job> jobs = jobs();
    List<Key> keys = keys();
    return IntStream.range(0, keys.size())
        .mapToObj(i -> new Sighting(keys.get(i), data, jobs.get(i).rows()))
        .toList();
  }

  /**
   * Rows that training goes through which another order's did not, each counted once for every
   * epoch of a training on whole rows: what forgetting takes.
   */
  double beyond(ShardedOrder other) {
    Set<Key> known = Set.copyOf(other.keys());
    List<Job> jobs = jobs();
    List<Key> keys = keys();
    double passed =
        IntStream.range(0, jobs.size())
            .filter(i -> !known.contains(keys.get(i)))
            .mapToDouble(i -> (double) jobs.get(i).rows().length * jobs.get(i).plan().epochs())
            .sum();
    return passed / wholes.get(0).plan().epochs();
  }

  @Override
  public String effort(List<Integer> which) {
    int epochs = jobs().get(which.get(0)).plan().epochs();
    return "%s × %s %s".formatted(which.size(), epochs, epochs == 1 ? "epoch" : "epochs");
  }

  @Override
  public Duration time(List<Integer> which, Workers workers, Cache cache, Control control) {
    List<Job> all = jobs();
    Duration sum = Duration.ZERO;
    for (Job job : which.stream().map(all::get).toList()) {
      sum =
          sum.plus(
              new StepTime(workers, cache)
                  .training(examples(), List.of(wholes.get(0)), Optional.empty(), control)
                  .multipliedBy(job.steps())
                  .dividedBy(Math.max(1, wholes.get(0).steps())));
    }
    return sum.dividedBy(Math.max(1, Math.min(workers.count(), shards().size())));
  }

  @Override
  public Duration answering(long rows, Workers workers, Cache cache, Control control) {
    return new StepTime(workers, cache).answering(examples(), wholes, rows * how.shards(), control);
  }

  @Override
  public long bytes(List<Integer> which, Workers workers) {
    List<Job> all = jobs();
    return workers.bytes(which.stream().map(all::get).limit(shards().size()).toList());
  }

  @Override
  public void carryOut(Workers workers, Cache cache, Control control) {
    trained(workers, cache, control);
  }

  /** The models of all shards, each from its last checkpoint that is kept. */
  private List<Trained> trained(Workers workers, Cache cache, Control control) {
    List<ShardTraining> shards = shards();
    Trained[] reached = new Trained[shards.size()];
    int[] next = new int[shards.size()];
    for (int i = 0; i < reached.length; i++) {
      List<Key> keys = shards.get(i).keys();
      next[i] = keys.size();
      while (next[i] > 0 && reached[i] == null) {
        reached[i] = cache.get(keys.get(next[i] - 1)).map(ModelBytes::read).orElse(null);
        next[i] -= reached[i] == null ? 1 : 0;
      }
    }
    int total = keys().size();
    int left = total - IntStream.of(next).sum();
    CountedWork count = new CountedWork(role, total, total - left, control);
    for (boolean fresh : new boolean[] {true, false}) { // some draw their weights, others go on
      while (step(shards, reached, next, fresh, workers, cache, count)) {
        control.check();
      }
    }
    return List.of(reached);
  }

  /** One more stage of all shards that are not done; whether there were any. */
  private boolean step(
      List<ShardTraining> shards,
      Trained[] reached,
      int[] next,
      boolean fresh,
      Workers workers,
      Cache cache,
      CountedWork count) {
    int[] some =
        IntStream.range(0, reached.length)
            .filter(i -> next[i] < shards.get(i).keys().size() && fresh == (reached[i] == null))
            .toArray();
    List<Job> stages =
        IntStream.of(some).mapToObj(i -> shards.get(i).stages().get(next[i])).toList();
    List<Start> starts =
        fresh
            ? List.of()
            : IntStream.of(some).mapToObj(i -> new Start(reached[i].weights())).toList();
    workers.train(
        examples(),
        stages,
        starts,
        count,
        (k, model) -> {
          reached[some[k]] = model;
          cache.put(shards.get(some[k]).keys().get(next[some[k]]), ModelBytes.write(model));
          count.finished();
        });
    IntStream.of(some).forEach(i -> next[i]++);
    return some.length > 0;
  }

  @Override
  public List<Service> services(
      Dataset asked, UnaryOperator<INDArray> seen, Workers workers, Cache cache, Control control) {
    List<Trained> trained = trained(workers, cache, control);
    List<Service> services = new ArrayList<>();
    int from = 0;
    for (List<ShardTraining> committee : committees) {
      services.add(
          new Committee(
              asked,
              seen,
              trained.subList(from, from + committee.size()),
              how,
              committee.stream().map(ShardTraining::last).toList()));
      from += committee.size();
    }
    return services;
  }
}
