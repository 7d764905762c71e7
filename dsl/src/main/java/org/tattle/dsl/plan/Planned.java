package org.tattle.dsl.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tattle.dsl.check.task.Checked;
import org.tattle.subject.train.PlannedModels;

/**
 * A task as it will be done.
 *
 * @param step the task, and where it stands
 * @param known whether it is known before what it does; if not, it is planned when its turn comes
 * @param models those that it may train
 * @param reading what it reads, if it reads something
 * @param inside what it does in turn: rounds of a sweep, steps of another script or of a round,
 *     attacks that a defense repeats, or all of them
 * @param again whether the plan has an equal one before it
 * @param fault what was found to be wrong with it
 */
public record Planned(
    Checked.Step step,
    boolean known,
    PlannedModels models,
    Optional<Reading> reading,
    List<Planned> inside,
    boolean again,
    Optional<Throwable> fault) {

  /**
   * What a task reads.
   *
   * @param digest of it
   * @param kept it, if there is room until the task's turn: rounds of a sweep read theirs again
   */
  public record Reading(String digest, Optional<Object> kept) {}

  public Planned {
    inside = List.copyOf(inside);
  }

  /** One that trains these models. */
  static Planned of(Checked.Step step, PlannedModels models) {
    return new Planned(step, true, models, Optional.empty(), List.of(), false, Optional.empty());
  }

  /** One that trains nothing. */
  static Planned idle(Checked.Step step) {
    return of(step, PlannedModels.NONE);
  }

  /** One of which nothing is known before its turn. */
  static Planned open(Checked.Step step) {
    return new Planned(
        step, false, PlannedModels.NONE, Optional.empty(), List.of(), false, Optional.empty());
  }

  /** One with which something is wrong, which its turn may mend. */
  static Planned wrong(Checked.Step step, Throwable fault) {
    return open(step).failing(fault);
  }

  /** One that is not done, because of that. */
  static Planned unfit(Checked.Step step, Throwable fault) {
    return idle(step).failing(fault);
  }

  /** One that was done before. */
  static Planned again(Checked.Step step) {
    return new Planned(
        step, true, PlannedModels.NONE, Optional.empty(), List.of(), true, Optional.empty());
  }

  private Planned failing(Throwable why) {
    return new Planned(step, known, models, reading, inside, again, Optional.of(why));
  }

  /** The same, which reads that. */
  Planned reading(Reading what) {
    return new Planned(step, known, models, Optional.of(what), inside, again, fault);
  }

  /** The same, which does these. */
  Planned doing(List<Planned> tasks) {
    return new Planned(step, known, models, reading, tasks, again, fault);
  }

  /** It and those inside it. */
  Stream<Planned> all() {
    return Stream.concat(Stream.of(this), inside.stream().flatMap(Planned::all));
  }
}
