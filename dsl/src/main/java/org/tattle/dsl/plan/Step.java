package org.tattle.dsl.plan;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.run.Key;

/**
 * One line of a plan.
 *
 * @param what is done, as a script would say it
 * @param kept whether it is done already, and if not, why not
 * @param work what is to be trained, such as {@code 6 × 20 epochs}; empty for nothing
 * @param time how long it takes, where that is known
 * @param trains the models that are to be trained
 * @param helpers how many more are trained for them, and not kept
 * @param bytes what training them takes in memory at once
 */
public record Step(
    String what,
    String kept,
    String work,
    Optional<Duration> time,
    Set<Key> trains,
    int helpers,
    long bytes) {
  public Step {
    trains = Set.copyOf(trains);
  }

  /** Steps that are told as one. */
  static Step together(String what, List<Step> steps) {
    Set<Key> trains = new HashSet<>();
    steps.forEach(step -> trains.addAll(step.trains()));
    int helpers = steps.stream().mapToInt(Step::helpers).sum();
    int count = trains.size() + helpers;
    return new Step(
        what,
        count == 0 ? "yes" : "no (new)",
        count == 0 ? "" : count == 1 ? "1 model" : count + " models",
        steps.stream().flatMap(step -> step.time().stream()).reduce(Duration::plus),
        trains,
        helpers,
        steps.stream().mapToLong(Step::bytes).max().orElse(0));
  }

  /** A step that trains nothing. */
  static Step idle(String what, String kept, Optional<Duration> time) {
    return doing(what, kept, "", time);
  }

  /** A step that trains nothing, and does something else. */
  static Step doing(String what, String kept, String work, Optional<Duration> time) {
    return new Step(what, kept, work, time, Set.of(), 0, 0);
  }
}
