package org.tattle.dsl.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.tattle.run.Control;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Order;
import org.tattle.subject.Trainer;

/** The steps that are planned so far. */
final class Draft {
  private final Planner planner;

  /** What is planned where models are kept, and where they last as long as the run. */
  private final Map<Boolean, Orders> orders;

  private List<Step> steps = new ArrayList<>();

  /** The number of the step that stands for the round of a sweep that is being planned, or 0. */
  private int round;

  Draft(Planner planner, Control control) {
    this.planner = planner;
    this.orders = Map.of(true, new Orders(control), false, new Orders(control));
  }

  List<Step> steps() {
    return steps;
  }

  /** Adds a step that trains nothing. */
  void idle(String what, String kept) {
    steps.add(Step.idle(what, kept, Optional.empty()));
  }

  /** The model of a blueprint, and what its defenses practise on; the numbers of their steps. */
  Set<Integer> target(String what, Blueprint blueprint) {
    Trainer trainer = planner.trainer();
    Order order = trainer.orderTarget(blueprint);
    add(order, part -> what, blueprint);
    Set<Integer> needs = needs(order);
    trainer
        .orderRehearsal(blueprint)
        .ifPresent(
            rehearsal -> {
              add(rehearsal, part -> "a rehearsal for it", blueprint);
              needs.addAll(needs(rehearsal));
            });
    return needs;
  }

  /** A model that learns from answers, which are not known yet; the number of its step. */
  int lesson(String what, Order order) {
    steps.add(orders().lesson(order, planner.trainer(), what));
    return last();
  }

  /** Adds the steps of an order for a blueprint; {@code what} says which of its models each is. */
  void add(Order order, UnaryOperator<String> what, Blueprint blueprint) {
    Trainer trainer = planner.trainer();
    String reason = "no (%s)".formatted(trainer.change(blueprint).orElse("new"));
    int before = steps.size();
    IntUnaryOperator number = i -> round > 0 ? round : before + i;
    steps.addAll(orders().steps(order, trainer, number, what, reason));
  }

  /** The numbers of the steps that train models of an order. */
  Set<Integer> needs(Order order) {
    return new TreeSet<>(orders().needs(order));
  }

  /** A step whose result is not kept, after those that train what it needs; its number. */
  int after(Set<Integer> needs, String what, Optional<Duration> time) {
    String kept = needs.isEmpty() ? "no (not kept)" : "no (needs %s)".formatted(numbers(needs));
    steps.add(Step.idle(what, kept, time));
    return last();
  }

  /** The number of the step that was added last. */
  private int last() {
    return round > 0 ? round : steps.size();
  }

  /** Plans something as one step. */
  void together(String what, Runnable plan) {
    List<Step> outer = steps;
    int outerRound = round;
    steps = new ArrayList<>();
    round = round > 0 ? round : outer.size() + 1;
    plan.run();
    outer.add(Step.together(what, steps));
    steps = outer;
    round = outerRound;
  }

  private Orders orders() {
    return orders.get(planner.settings().cache());
  }

  private static String numbers(Set<Integer> steps) {
    return String.join(", ", steps.stream().map(String::valueOf).toList());
  }
}
