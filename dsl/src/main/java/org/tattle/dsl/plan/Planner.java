package org.tattle.dsl.plan;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tattle.attack.Attack;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.run.Control;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Trainer;

/**
 * Goes through tasks as a run would, on blueprints instead of trained targets: data are read, and
 * the trainer is asked which models it would train. Nothing is trained, and nothing fetched.
 */
public final class Planner {
  final Draft draft;
  final Control control;
  private final PlannedWork work = new PlannedWork(this);
  private Map<String, Loaded> data = new HashMap<>();
  private Map<String, Made> targets = new HashMap<>();
  private Checked.Step at;
  private boolean known = true;

  /**
   * A target to be.
   *
   * @param blueprint empty if it was trained elsewhere, or its data are not here
   * @param needs the numbers of the steps that train it
   * @param attacks on it, by the name of what each finds
   */
  record Made(Optional<Blueprint> blueprint, Set<Integer> needs, Map<String, Asked> attacks) {

    /** One that no step of this plan trains. */
    static Made of(Optional<Blueprint> blueprint) {
      return new Made(blueprint, Set.of(), Map.of());
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
      return new Made(blueprint, needs, all);
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
    this.draft = new Draft(settings, trainers, this.control);
    values.forEach(
        (name, value) -> {
          if (value instanceof Loaded loaded) {
            data.put(name, loaded);
          } else if (value instanceof Attacked attacked) {
            targets.put(
                name,
                Made.of(
                    attacked
                        .subject()
                        .recipe()
                        .filter(Blueprint.class::isInstance)
                        .map(Blueprint.class::cast)));
          }
        });
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
    return new Plan(draft.steps(), known);
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

  /** A data set by its name, if it is here. */
  Optional<Loaded> data(String name) {
    return Optional.ofNullable(data.get(name));
  }

  void keep(String name, Loaded loaded) {
    data.put(name, loaded);
  }

  /** A data set that is not here: what is made from it is not known. */
  void away(String name) {
    data.remove(name);
    known = false;
  }

  /** A target by its name; nobody knows how one that is part of a result was made. */
  Made target(String name) {
    return targets.getOrDefault(name, Made.of(Optional.empty()));
  }

  void keep(String name, Made made) {
    targets.put(name, made);
  }

  /**
   * A round of a sweep is one step, whose names nobody else sees.
   *
   * @param values the names of things, by the axes that stand for them
   */
  void round(String what, Map<String, String> values, List<Checked.Step> steps) {
    Map<String, Loaded> outerData = data;
    Map<String, Made> outerTargets = targets;
    Settings outerSettings = draft.settings();
    data = new HashMap<>(data);
    targets = new HashMap<>(targets);
    values.forEach(
        (axis, name) -> {
          Optional.ofNullable(outerData.get(name)).ifPresent(d -> data.put(axis, d));
          Optional.ofNullable(outerTargets.get(name)).ifPresent(t -> targets.put(axis, t));
        });
    draft.together(what, () -> steps.forEach(this::plan));
    data = outerData;
    targets = outerTargets;
    draft.set(outerSettings);
  }

  /** Another script, on names of its own; what it made is known by its name and a dot. */
  void use(String name, List<Checked.Step> steps) {
    Map<String, Loaded> outerData = data;
    Map<String, Made> outerTargets = targets;
    Settings outerSettings = draft.settings();
    data = new HashMap<>();
    targets = new LinkedHashMap<>();
    steps.forEach(this::plan);
    data.forEach((inner, value) -> outerData.put(name + "." + inner, value));
    targets.forEach((inner, value) -> outerTargets.put(name + "." + inner, value));
    data = outerData;
    targets = outerTargets;
    draft.set(outerSettings);
  }
}
