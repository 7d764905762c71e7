package org.tattle.dsl.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.check.task.SweepTask;
import org.tattle.dsl.check.task.UseTask;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.run.Control;
import org.tattle.subject.train.Trainer;

/**
 * Makes a plan of tasks: goes through them on what is known of subjects instead of these. Data are
 * read, and the trainer is asked which models it would train. Nothing is trained.
 */
public final class Planner {
  final Draft draft = new Draft(this);
  final Control control;
  private final Frame frame;
  private final Function<Settings, Trainer> trainers;
  private final boolean costed;
  private final boolean ahead;

  /** Whether a task before this writes a file. */
  private boolean written;

  private Planner(
      Map<String, Object> values,
      Settings settings,
      Function<Settings, Trainer> trainers,
      boolean costed,
      boolean ahead,
      Control control) {
    this.control = control;
    this.frame = new Frame(new HashMap<>(values), settings);
    this.trainers = trainers;
    this.costed = costed;
    this.ahead = ahead;
  }

  /**
   * One that plans before anything is done: it fetches nothing and says nothing, and leaves open
   * what cannot be known yet.
   *
   * @param values what is there already: data sets and targets by name
   * @param settings those that hold at the start
   * @param trainers who would train, under some settings
   * @param costed whether to say how long things take, which is measured
   * @param control can stop it
   */
  public static Planner ahead(
      Map<String, Object> values,
      Settings settings,
      Function<Settings, Trainer> trainers,
      boolean costed,
      Control control) {
    return new Planner(values, settings, trainers, costed, true, new Quiet(control));
  }

  /** One that plans what is done now. */
  public static Planner now(
      Map<String, Object> values,
      Settings settings,
      Function<Settings, Trainer> trainers,
      Control control) {
    return new Planner(values, settings, trainers, false, false, control);
  }

  private record Quiet(Control control) implements Control {
    @Override
    public boolean cancelled() {
      return control.cancelled();
    }

    @Override
    public boolean fetches() {
      return false;
    }

    @Override
    public Path folder() {
      return control.folder();
    }
  }

  /** What these steps will do. */
  public Plan plan(List<Checked.Step> tasks) {
    return new Plan(all(tasks), draft.steps(), draft.remarks());
  }

  private List<Planned> all(List<Checked.Step> steps) {
    List<Planned> planned = new ArrayList<>();
    steps.forEach(step -> planned.add(plan(step)));
    return planned;
  }

  /**
   * What is wrong with a step is told when its turn comes: what comes before is done all the same.
   */
  private Planned plan(Checked.Step step) {
    control.check();
    try {
      Planned planned = step.task().accept(new PlannedWork(this, step));
      written |= step.task().writes().isPresent();
      return planned;
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      step.task().made().ifPresent(this::forget);
      return Planned.wrong(step, e);
    }
  }

  Settings settings() {
    return frame.settings();
  }

  void set(Settings now) {
    frame.set(now);
  }

  /** Who would train under the settings that hold. */
  Trainer trainer() {
    return trainers.apply(settings());
  }

  /** What stops measuring how long things take, if that is asked. */
  Optional<Control> costed() {
    return costed ? Optional.of(control) : Optional.empty();
  }

  /** How long something takes, if that is asked. */
  Optional<Duration> costs(BiFunction<Trainer, Control, Duration> measured) {
    return costed().map(by -> measured.apply(trainer(), by));
  }

  /** Whether this is before anything is done. */
  boolean ahead() {
    return ahead;
  }

  /** Whether files may be others by the time that something reads them. */
  boolean written() {
    return written;
  }

  /** A data set by its name, if it is here. */
  Optional<Loaded> data(String name) {
    return frame.values().get(name) instanceof Loaded loaded
        ? Optional.of(loaded)
        : Optional.empty();
  }

  /** Whether it is known what has that name: a data set, or a subject. */
  boolean knows(String name) {
    return data(name).isPresent() || subject(name).prospect().isPresent();
  }

  /** A subject by its name. */
  PlannedSubject subject(String name) {
    Object value = frame.values().get(name);
    return value instanceof PlannedSubject made
        ? made
        : value instanceof Attacked attacked ? PlannedSubject.of(attacked) : PlannedSubject.UNKNOWN;
  }

  /** Whether anything has that name, be it known or not what. */
  boolean has(String name) {
    return frame.values().containsKey(name);
  }

  /** From now on a data set or a subject has that name. */
  void keep(String name, Object made) {
    frame.values().put(name, made);
  }

  /** A name that stands for nothing that is known before. */
  void forget(String name) {
    frame.values().keySet().removeIf(it -> it.equals(name) || it.startsWith(name + "."));
  }

  /** A sweep is a step a round. */
  List<Planned> sweep(SweepTask task, Checked.Step step) {
    List<Planned> rounds = new ArrayList<>();
    for (SweepTask.Point point : task.points()) {
      List<Planned> inside = new ArrayList<>();
      draft.together(
          "%s: %s".formatted(task.name(), point.text()),
          () -> frame.round(point, () -> inside.addAll(all(point.steps()))));
      rounds.add(Planned.idle(step).doing(inside));
    }
    return rounds;
  }

  List<Planned> use(UseTask task) {
    List<Planned> inside = new ArrayList<>();
    frame.use(task, () -> inside.addAll(all(task.steps())));
    return inside;
  }
}
