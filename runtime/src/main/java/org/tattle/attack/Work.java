package org.tattle.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.tattle.nn.train.Job;
import org.tattle.run.MessageText;
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
 * @param asking how often it asks about rows
 * @param copies changed copies of the target
 * @param lessons models that learn from what the target answers; their labels are not known before,
 *     so that only what they cost is true of these
 * @param probes trainings that are looked at
 */
public record Work(
    int shadows, Asking asking, List<Recipe<?>> copies, List<Order> lessons, List<Order> probes) {
  /** Nothing but looking. */
  public static final Work NOTHING = new Work(0, Asking.ONCE, List.of(), List.of(), List.of());

  /**
   * How often it asks about rows.
   *
   * @param often about each; of {@code some}, in passes, of which one back to the inputs counts as
   *     two more
   * @param some how many rows that are, if not all
   */
  public record Asking(long often, OptionalInt some) {
    static final Asking ONCE = new Asking(1, OptionalInt.empty());

    /** How many rows go through the target, of data of so many. */
    public long passes(int rows) {
      return often * some.orElse(rows);
    }

    /** In words; nothing if it looks once at each row. */
    public String text() {
      if (some.isPresent()) {
        return MessageText.of("%,d passes for each of %,d rows", often, some.getAsInt());
      }
      return often > 1 ? MessageText.of("%,d queries a row", often) : "";
    }
  }

  public Work {
    copies = List.copyOf(copies);
    lessons = List.copyOf(lessons);
    probes = List.copyOf(probes);
  }

  /** So many shadow models. */
  public static Work shadows(int count) {
    return new Work(count, Asking.ONCE, List.of(), List.of(), List.of());
  }

  /** A changed copy of the target. */
  public static Work copy(Recipe<?> copy) {
    return copies(List.of(copy));
  }

  /** Changed copies of the target. */
  public static Work copies(List<? extends Recipe<?>> copies) {
    return new Work(0, Asking.ONCE, List.copyOf(copies), List.of(), List.of());
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
    return effort + (double) asking.passes(target.data().rows()) * own;
  }

  /** The same, asking so often about each row. */
  public Work asking(int often) {
    return new Work(shadows, new Asking(often, OptionalInt.empty()), copies, lessons, probes);
  }

  /** The same, going through the target so often for each of some rows. */
  public Work asking(long often, int some) {
    return new Work(shadows, new Asking(often, OptionalInt.of(some)), copies, lessons, probes);
  }

  /** The same, and models that learn from answers. */
  public Work learning(List<Order> from) {
    return new Work(shadows, asking, copies, from, probes);
  }

  /** The same, and trainings that are looked at. */
  public Work probing(List<Order> trainings) {
    return new Work(shadows, asking, copies, lessons, trainings);
  }
}
