package org.tattle.subject.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.defense.Course;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Engine;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.answer.Service;
import org.tattle.subject.answer.TrainedService;

/**
 * Networks that are to be trained step by step.
 *
 * @param jobs what to train
 * @param course what is trained besides for each of the jobs, and not kept, or empty
 */
public record NetworkOrder(
    Role role, String kind, Dataset data, List<Job> jobs, List<Key> keys, Optional<Course> course)
    implements RowOrder, WeightsOrder {

  public NetworkOrder {
    jobs = List.copyOf(jobs);
    keys = List.copyOf(keys);
  }

  /** Networks to be trained on labels that are known, or by a course. */
  public static NetworkOrder of(Role role, Dataset data, List<Job> jobs, Optional<Course> course) {
    Engine engine = Engine.local();
    List<Key> keys = new ArrayList<>();
    for (Job job : jobs) {
      Control.heed();
      keys.add(Key.of(role.kind, engine, data.digest(), job, course));
    }
    return new NetworkOrder(role, role.kind, data, jobs, keys, course);
  }

  /**
   * These orders, of which those that train networks of a kind on the same rows are one; a model
   * that two of them ask for is in it once.
   */
  public static List<Order> alike(Collection<Order> orders) {
    Map<Object, Order> alike = new LinkedHashMap<>();
    for (Order order : orders) {
      if (order instanceof NetworkOrder network) {
        alike.merge(
            List.of(network.role, network.kind, network.data.digest(), network.course),
            network,
            (one, other) -> ((NetworkOrder) one).and((NetworkOrder) other));
      } else {
        alike.put(order.keys(), order);
      }
    }
    return List.copyOf(alike.values());
  }

  private NetworkOrder and(NetworkOrder other) {
    Map<Key, Job> all = new LinkedHashMap<>();
    for (NetworkOrder order : List.of(this, other)) {
      for (int i = 0; i < order.jobs.size(); i++) {
        all.putIfAbsent(order.keys.get(i), order.jobs.get(i));
      }
    }
    return new NetworkOrder(
        role, kind, data, List.copyOf(all.values()), List.copyOf(all.keySet()), course);
  }

  @Override
  public List<int[]> rows() {
    return jobs.stream().map(Job::rows).toList();
  }

  @Override
  public List<Long> seeds() {
    return jobs.stream().map(Job::seed).toList();
  }

  @Override
  public NetworkOrder of(List<int[]> rows, List<Key> keyed) {
    List<Job> others =
        IntStream.range(0, jobs.size()).mapToObj(i -> jobs.get(i).on(rows.get(i))).toList();
    return new NetworkOrder(role, kind, data, others, keyed, course);
  }

  /** One of them. */
  NetworkOrder only(int i) {
    return new NetworkOrder(role, kind, data, List.of(jobs.get(i)), List.of(keys.get(i)), course);
  }

  /**
   * Trainings on the same rows that are looked at, and answer nobody.
   *
   * @param called what they are called
   */
  public NetworkOrder probing(String called, List<Job> others) {
    List<Key> keyed = of(Role.PROBE, data, others, Optional.empty()).keys;
    return new NetworkOrder(Role.PROBE, called, data, others, keyed, Optional.empty());
  }

  @Override
  public int besides(List<Integer> which) {
    return which.size() * course.map(Course::besides).orElse(0);
  }

  @Override
  public String effort(List<Integer> which) {
    String each = effort(jobs.get(which.get(0)).plan());
    return each(which, course.map(t -> "%s × %s".formatted(t.besides() + 1, each)).orElse(each));
  }

  private static String effort(TrainingPlan plan) {
    long epochs =
        plan.privacy().map(p -> Math.round(p.steps() * p.rate())).orElse((long) plan.epochs());
    String most = plan.patience().isPresent() ? "up to " : "";
    return most + epochs + (epochs == 1 ? " epoch" : " epochs");
  }

  @Override
  public Duration time(List<Integer> which, Workers workers, Cache cache, Control control) {
    List<Job> some = which.stream().map(jobs::get).toList();
    return new StepTime(workers, cache).training(examples(), some, course, control);
  }

  @Override
  public Duration answering(long rows, Workers workers, Cache cache, Control control) {
    return new StepTime(workers, cache).answering(examples(), jobs, rows, control);
  }

  @Override
  public long bytes(List<Integer> which, Workers workers) {
    return workers.bytes(which.stream().map(jobs::get).toList());
  }

  @Override
  public List<Trained> trained(Workers workers, Cache cache, Control control) {
    return new KeptModels(workers, cache).of(this, course, control);
  }

  @Override
  public void carryOut(Workers workers, Cache cache, Control control) {
    trained(workers, cache, control);
  }

  @Override
  public List<Service> services(
      Dataset asked, UnaryOperator<INDArray> seen, Workers workers, Cache cache, Control control) {
    List<Trained> trained = trained(workers, cache, control);
    List<Service> services = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      services.add(new TrainedService(asked, seen, trained.get(i), jobs.get(i)));
    }
    return services;
  }
}
