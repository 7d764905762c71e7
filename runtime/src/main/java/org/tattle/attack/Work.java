package org.tattle.attack;

import java.util.ArrayList;
import java.util.List;
import org.tattle.nn.train.Job;
import org.tattle.subject.Prospect;
import org.tattle.subject.Recipe;
import org.tattle.subject.WorkPart;
import org.tattle.subject.train.NetworkOrder;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.Trainer;

/**
 * What an attack will do besides looking at what a target answers for its rows, said before
 * anything is done: what a plan counts, costs and shows.
 *
 * @param shadows shadow models of the target
 * @param queries how often it asks about each row
 * @param copies changed copies of the target
 * @param lessons models that learn from what the target answers; their labels are not known before,
 *     so that only what they cost is true of these
 * @param probes trainings that are looked at
 */
public record Work(
    int shadows, int queries, List<Recipe<?>> copies, List<Order> lessons, List<Order> probes) {
  /** Nothing but looking. */
  public static final Work NOTHING = new Work(0, 1, List.of(), List.of(), List.of());

  public Work {
    copies = List.copyOf(copies);
    lessons = List.copyOf(lessons);
    probes = List.copyOf(probes);
  }

  /** So many shadow models. */
  public static Work shadows(int count) {
    return new Work(count, 1, List.of(), List.of(), List.of());
  }

  /** A changed copy of the target. */
  public static Work copy(Recipe<?> copy) {
    return copies(List.of(copy));
  }

  /** Changed copies of the target. */
  public static Work copies(List<? extends Recipe<?>> copies) {
    return new Work(0, 1, List.copyOf(copies), List.of(), List.of());
  }

  /** All that is trained for it, in the order in which a plan shows it. */
  public List<WorkPart> parts(Prospect target, Trainer trainer) {
    List<WorkPart> parts = new ArrayList<>();
    if (shadows > 0) {
      target.orderShadows(shadows, trainer).forEach(it -> parts.add(new WorkPart(it, target)));
    }
    List<Order> orders = copies.stream().flatMap(copy -> copy.orders(trainer).stream()).toList();
    NetworkOrder.alike(orders).forEach(order -> parts.add(new WorkPart(order, copies.get(0))));
    lessons.forEach(lesson -> parts.add(new WorkPart(lesson, target)));
    probes.forEach(probe -> parts.add(new WorkPart(probe, target)));
    return parts;
  }

  /**
   * About how much it takes, to tell what is cheap from what is not: multiplications, three passes
   * over the weights for a row that is learned from, and one for a row that is asked about. Models
   * that are there already are counted too, so that it is the same wherever it is asked.
   */
  public double effort(Prospect target, Trainer trainer) {
    double effort = 0;
    for (WorkPart part : parts(target, trainer)) {
      for (Job job : part.order().jobs()) {
        effort += 3.0 * job.steps() * job.plan().batch() * job.network().weights();
      }
    }
    double own = 0;
    for (Order order : target.orders(trainer)) {
      for (Job job : order.jobs()) {
        own = Math.max(own, job.network().weights());
      }
    }
    return effort + (double) queries * target.data().rows() * own;
  }

  /** The same, asking so often about each row. */
  public Work asking(int often) {
    return new Work(shadows, often, copies, lessons, probes);
  }

  /** The same, and models that learn from answers. */
  public Work learning(List<Order> from) {
    return new Work(shadows, queries, copies, from, probes);
  }

  /** The same, and trainings that are looked at. */
  public Work probing(List<Order> trainings) {
    return new Work(shadows, queries, copies, lessons, trainings);
  }
}
