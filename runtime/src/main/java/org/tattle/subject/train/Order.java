package org.tattle.subject.train;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.defense.Teachers;
import org.tattle.nn.train.Engine;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;

/**
 * Models that are to be trained on a data set, each under a key of its own: what a plan is made of,
 * and what a run trains.
 *
 * @param role what the models are for
 * @param kind what one of them is called
 * @param data the rows, after defenses of the data stage
 * @param jobs what to train
 * @param keys under which each is kept
 * @param teachers who is trained first for each of the jobs, and not kept, or empty
 */
public record Order(
    Role role,
    String kind,
    Dataset data,
    List<Job> jobs,
    List<Key> keys,
    Optional<Teachers> teachers) {

  /** What models are for. */
  public enum Role {
    /** The model itself. */
    MODEL("model"),
    /** What the defender practises on. */
    REHEARSAL("model"),
    /** Models like it, on other rows. */
    SHADOWS("shadow"),
    /** Models that learn from answers: their keys are not known before these are given. */
    LESSON("classifier");

    /** What is part of the keys of such models. */
    private final String kind;

    Role(String kind) {
      this.kind = kind;
    }
  }

  public Order {
    jobs = List.copyOf(jobs);
    keys = List.copyOf(keys);
  }

  /** Models to be trained on labels that are known, or on what teachers say of them. */
  public static Order of(Role role, Dataset data, List<Job> jobs, Optional<Teachers> teachers) {
    Engine engine = Engine.local();
    List<Key> keys = new ArrayList<>();
    for (Job job : jobs) {
      Control.heed();
      keys.add(Key.of(role.kind, engine, data.digest(), job, teachers));
    }
    return new Order(role, role.kind, data, jobs, keys, teachers);
  }

  /** These orders, those as one that train models of a kind on the same rows. */
  public static List<Order> alike(Collection<Order> orders) {
    return orders.stream()
        .collect(
            Collectors.groupingBy(
                order -> List.of(order.role, order.kind, order.data.digest(), order.teachers),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .map(Order::together)
        .toList();
  }

  /** Several orders on the same rows as one; a model that two of them ask for is in it once. */
  static Order together(List<Order> some) {
    Map<Key, Job> all = new LinkedHashMap<>();
    for (Order order : some) {
      for (int i = 0; i < order.jobs.size(); i++) {
        all.putIfAbsent(order.keys.get(i), order.jobs.get(i));
      }
    }
    Order first = some.get(0);
    return new Order(
        first.role,
        first.kind,
        first.data,
        List.copyOf(all.values()),
        List.copyOf(all.keySet()),
        first.teachers);
  }

  /** What the models are trained on. */
  public Examples examples() {
    return data.truth() instanceof Labels.Numbers numbers
        ? Examples.of(data.features(), numbers.scaled())
        : new Examples(data.features(), data.labels());
  }

  /** How many models are trained for some of the jobs besides, and not kept. */
  public int teachers(int of) {
    return of * teachers.map(Teachers::models).orElse(0);
  }

  /** Which of the jobs have no model in the cache, in order. */
  public List<Integer> missing(Cache cache) {
    return IntStream.range(0, keys.size()).filter(i -> !cache.has(keys.get(i))).boxed().toList();
  }
}
