package org.tattle.dsl.plan;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tattle.attack.Attack;
import org.tattle.attack.Result;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.check.task.SweepTask;
import org.tattle.dsl.check.task.UseTask;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.run.Control;
import org.tattle.subject.Recipe;
import org.tattle.subject.train.Trainer;

/**
 * Goes through tasks as a run would, on recipes instead of what they make: data are read, and the
 * trainer is asked which models it would train. Nothing is trained, and nothing fetched.
 */
public final class Planner {
  final Draft draft;
  final Control control;
  private final PlannedWork work = new PlannedWork(this);
  private final Frame frame;
  private final Function<Settings, Trainer> trainers;
  private Checked.Step at;
  private boolean known = true;

  /**
   * A target to be.
   *
   * @param recipe empty if it was trained elsewhere, or its data are not here
   * @param needs the numbers of the steps that train it
   * @param attacks on it, by the name of what each finds
   * @param explained the kinds of results for which a weaker explanation is looked for already
   */
  record Made(
      Optional<? extends Recipe<?>> recipe,
      Set<Integer> needs,
      Map<String, Asked> attacks,
      Set<Class<?>> explained) {

    /** One that no step of this plan trains. */
    static Made of(Optional<? extends Recipe<?>> recipe) {
      return new Made(recipe, Set.of(), Map.of(), Set.of());
    }

    /** One that is there, with what was found on it. */
    static Made of(Attacked attacked) {
      Set<Class<?>> explained =
          attacked.results().values().stream()
              .filter(result -> attacked.explanations().containsKey(result.threat()))
              .map(Result::getClass)
              .collect(Collectors.toSet());
      return new Made(attacked.subject().recipe(), Set.of(), Map.of(), explained);
    }

    /** Whether this attack is the first of its kind on it. */
    boolean unexplained(Attack<?> attack) {
      return !explained.contains(attack.finds());
    }

    /** The number of the step in which it was attacked like this, if it was. */
    Optional<Integer> asked(String result, Attack<?> attack, Settings settings) {
      return Optional.ofNullable(attacks.get(result))
          .filter(it -> it.attack.equals(attack) && it.settings.equals(settings))
          .map(Asked::step);
    }

    /** The same, attacked in that step. */
    Made with(String result, Attack<?> attack, Settings settings, int step) {
      Map<String, Asked> all = new HashMap<>(attacks);
      all.put(result, new Asked(attack, settings, step));
      Set<Class<?>> now = new HashSet<>(explained);
      now.add(attack.finds());
      return new Made(recipe, needs, all, now);
    }
  }

  /** An attack, and the step that it was asked for in: it is done once. */
  private record Asked(Attack<?> attack, Settings settings, int step) {}

  /**
   * @param values what is there already: data sets and targets by name
   * @param settings those that hold at the start
   * @param trainers who would train, under some settings
   * @param control can stop it
   */
  public Planner(
      Map<String, Object> values,
      Settings settings,
      Function<Settings, Trainer> trainers,
      Control control) {
    this.control = new Here(control);
    this.frame = new Frame(new HashMap<>(values), settings);
    this.trainers = trainers;
    this.draft = new Draft(this, this.control);
  }

  /** Fetches nothing and says nothing. */
  private record Here(Control control) implements Control {
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

  /** What these steps would do. */
  public Plan plan(List<Checked.Step> tasks) {
    tasks.forEach(this::plan);
    return new Plan(draft.steps(), known, draft.remarks());
  }

  /** The step that was planned last; of a block, the one inside. */
  public Checked.Step at() {
    return at;
  }

  private void plan(Checked.Step step) {
    at = step;
    control.check();
    step.task().accept(work).run();
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

  /** A data set by its name, if it is here. */
  Optional<Loaded> data(String name) {
    return frame.values().get(name) instanceof Loaded loaded
        ? Optional.of(loaded)
        : Optional.empty();
  }

  /** A target by its name; nobody knows how one that is part of a result was made. */
  Made target(String name) {
    Object value = frame.values().get(name);
    return value instanceof Made made
        ? made
        : value instanceof Attacked attacked ? Made.of(attacked) : Made.of(Optional.empty());
  }

  /** From now on a data set or a target has that name. */
  void keep(String name, Object made) {
    frame.values().put(name, made);
  }

  /** A data set that is not here: what is made from it is not known. */
  void away(String name) {
    frame.values().remove(name);
    known = false;
  }

  /** A sweep is a step a round. */
  void sweep(SweepTask task) {
    for (SweepTask.Point point : task.points()) {
      draft.together(
          "%s: %s".formatted(task.name(), point.text()), () -> frame.round(point, this::plan));
    }
  }

  void use(UseTask task) {
    frame.use(task, this::plan);
  }
}
