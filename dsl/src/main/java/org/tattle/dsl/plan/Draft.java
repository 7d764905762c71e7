package org.tattle.dsl.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.tattle.run.MessageText;
import org.tattle.subject.LastMade;
import org.tattle.subject.WorkPart;

/** The steps that are planned so far. */
final class Draft {
  private final Planner planner;

  /** What is planned where models are kept, and where they last as long as the run. */
  private final Map<Boolean, Orders> orders;

  private List<Step> steps = new ArrayList<>();
  private final Set<String> remarks = new LinkedHashSet<>();

  /** The number of the step that stands for the round of a sweep that is being planned, or 0. */
  private int round;

  Draft(Planner planner) {
    this.planner = planner;
    this.orders = Map.of(true, new Orders(), false, new Orders());
  }

  List<Step> steps() {
    return steps;
  }

  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** Adds a sentence about what is planned, once. */
  void remark(String sentence) {
    remarks.add(sentence);
  }

  /** Adds a step that trains nothing. */
  void idle(String what, String kept) {
    steps.add(Step.idle(what, kept, Optional.empty()));
  }

  /** Adds a step that asks a model about rows, if it is known of how many. */
  void asking(String what, Optional<Integer> rows) {
    String work = rows.map(count -> MessageText.of("%,d rows", count)).orElse("");
    steps.add(Step.doing(what, "no", work, Optional.empty()));
  }

  /**
   * Adds the steps of all models that some work trains; the numbers of the steps that train them.
   *
   * @param model what a model that is made by a blueprint of its own is called
   * @param target whom shadows are like and others learn from
   */
  Set<Integer> add(List<WorkPart> parts, String model, String target) {
    Set<Integer> needs = new TreeSet<>();
    for (WorkPart part : parts) {
      switch (part.order().role()) {
        case MODEL -> add(part, which -> model, reason(part));
        case REHEARSAL -> add(part, which -> "a rehearsal for it", reason(part));
        case SHADOWS -> add(part, which -> "%s for %s".formatted(which, target), reason(part));
        case PROBE ->
            add(part, which -> "%s for %s".formatted(part.order().kind(), target), "no (new)");
        case LESSON ->
            add(
                part,
                which -> "%s for %s".formatted(part.order().kind(), target),
                "no (learns from answers)");
      }
      needs.addAll(orders().needs(part.order()));
    }
    return needs;
  }

  /** Why models of a recipe are to be trained that are not kept. */
  private String reason(WorkPart part) {
    Optional<String> change = part.of().recipe().flatMap(new LastMade(planner.trainer())::change);
    return "no (%s)".formatted(change.orElse("new"));
  }

  /** {@code what} says which of the order's models each step trains. */
  private void add(WorkPart part, UnaryOperator<String> what, String reason) {
    int before = steps.size();
    IntUnaryOperator number = i -> round > 0 ? round : before + i;
    steps.addAll(
        orders().steps(part.order(), planner.trainer(), planner.costed(), number, what, reason));
  }

  /**
   * A step whose result is not kept, after those that train what it needs; its number.
   *
   * @param work what it does itself
   */
  int after(Set<Integer> needs, String what, String work, Optional<Duration> time) {
    String kept = needs.isEmpty() ? "no (not kept)" : "no (needs %s)".formatted(numbers(needs));
    steps.add(Step.doing(what, kept, work, time));
    return last();
  }

  /** Whether what is planned is a round of a sweep. */
  boolean inRound() {
    return round > 0;
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
