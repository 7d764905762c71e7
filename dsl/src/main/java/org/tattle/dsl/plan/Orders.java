package org.tattle.dsl.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.Trainer;

/**
 * Splits orders into steps: what is kept, what a step before trains already, and what is to be
 * trained. A model that two steps need is trained by the first.
 */
final class Orders {
  private static final int KEPT = 0;
  private static final int NEW = -1;

  /** More runs than this are told by their numbers only, not by where they are. */
  private static final int MOST_RUNS = 3;

  private final Map<Key, Integer> planned = new HashMap<>();

  /**
   * The steps of an order.
   *
   * @param costed by what measuring how long it takes is stopped, if that is asked
   * @param number what a step is known by that is the first, second and so on of these
   * @param what says what a step is, given which models of the order it is about
   * @param reason why what is to be trained is not kept
   */
  List<Step> steps(
      Order order,
      Trainer trainer,
      Optional<Control> costed,
      IntUnaryOperator number,
      UnaryOperator<String> what,
      String reason) {
    List<Step> steps = new ArrayList<>();
    for (Run run : runs(states(order, trainer))) {
      String part = what.apply(run.said(order.keys().size()));
      if (run.state() == NEW) {
        steps.add(training(order, trainer, costed, run.jobs(), part, reason));
        int known = number.applyAsInt(steps.size());
        run.jobs().forEach(i -> planned.put(order.keys().get(i), known));
      } else {
        String kept = run.state() == KEPT ? "yes" : "as " + run.state();
        steps.add(Step.idle(part, kept, Optional.empty()));
      }
    }
    return steps;
  }

  /** The numbers of the steps that train models of an order, ascending. */
  SortedSet<Integer> needs(Order order) {
    SortedSet<Integer> needs = new TreeSet<>();
    order.keys().stream().filter(planned::containsKey).map(planned::get).forEach(needs::add);
    return needs;
  }

  private Step training(
      Order order,
      Trainer trainer,
      Optional<Control> costed,
      List<Integer> jobs,
      String what,
      String reason) {
    Set<Key> keys = new HashSet<>();
    jobs.forEach(i -> keys.add(order.keys().get(i)));
    return new Step(
        what,
        reason,
        order.effort(jobs),
        costed.map(control -> trainer.time(order, jobs, control)),
        keys,
        order.besides(jobs),
        costed.isPresent() ? trainer.bytes(order, jobs) : 0);
  }

  /** For each job whether it is kept, or new, or which step trains it. */
  private int[] states(Order order, Trainer trainer) {
    int[] states = new int[order.keys().size()];
    for (int i : trainer.missing(order)) {
      states[i] = planned.getOrDefault(order.keys().get(i), NEW);
    }
    return states;
  }

  /** Jobs of one state; in a row, or not. */
  private record Run(int state, List<Integer> jobs, boolean row) {

    /** Which of so many shadows these are. */
    String said(int of) {
      int first = jobs.get(0) + 1;
      int last = jobs.get(jobs.size() - 1) + 1;
      if (!row) {
        return "%s of %s shadows".formatted(jobs.size(), of);
      }
      if (jobs.size() == of) {
        return of == 1 ? "1 shadow" : of + " shadows";
      }
      return first == last
          ? "shadow %s of %s".formatted(first, of)
          : "shadows %s–%s of %s".formatted(first, last, of);
    }
  }

  private static List<Run> runs(int[] states) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < states.length; i++) {
      if (i == 0 || states[i] != states[i - 1]) {
        runs.add(new Run(states[i], new ArrayList<>(), true));
      }
      runs.get(runs.size() - 1).jobs().add(i);
    }
    if (runs.size() <= MOST_RUNS) {
      return runs;
    }
    Map<Integer, Run> whole = new LinkedHashMap<>();
    for (Run run : runs) {
      whole
          .computeIfAbsent(run.state(), state -> new Run(state, new ArrayList<>(), false))
          .jobs()
          .addAll(run.jobs());
    }
    return List.copyOf(whole.values());
  }
}
