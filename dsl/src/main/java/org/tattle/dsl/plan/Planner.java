package org.tattle.dsl.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.component.Schema;
import org.tattle.dsl.check.Checked;
import org.tattle.dsl.check.Promise;
import org.tattle.dsl.check.Settings;
import org.tattle.dsl.check.Task;
import org.tattle.dsl.show.Audited;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.target.Blueprint;
import org.tattle.target.Order;
import org.tattle.target.Target;
import org.tattle.target.Trainer;

/**
 * Goes through tasks as a run would, on blueprints instead of trained targets: data are read, and
 * the trainer is asked which models it would train. Nothing is trained, and nothing fetched.
 */
public final class Planner {
  private final Function<Settings, Trainer> trainers;
  private final Control control;

  /** What is planned where models are kept, and where they last as long as the run. */
  private final Map<Boolean, Orders> orders;

  private List<Step> steps = new ArrayList<>();

  /** The number of the step that stands for the round of a sweep that is being planned, or 0. */
  private int round;

  private Map<String, Loaded> data = new HashMap<>();
  private Map<String, Made> targets = new HashMap<>();
  private Settings settings;
  private Trainer trainer;
  private Checked.Step at;
  private boolean known = true;

  /**
   * A target to be.
   *
   * @param blueprint empty if it was trained elsewhere, or its data are not here
   * @param needs the numbers of the steps that train it
   */
  private record Made(Optional<Blueprint> blueprint, Set<Integer> needs) {}

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
    this.settings = settings;
    this.trainers = trainers;
    this.trainer = trainers.apply(settings);
    this.control = new Here(control);
    this.orders = Map.of(true, new Orders(this.control), false, new Orders(this.control));
    values.forEach(
        (name, value) -> {
          if (value instanceof Loaded loaded) {
            data.put(name, loaded);
          } else if (value instanceof Audited audited) {
            targets.put(name, new Made(blueprint(audited.target()), Set.of()));
          }
        });
  }

  private static Optional<Blueprint> blueprint(Target target) {
    return target.transcript().isPresent() ? Optional.empty() : Optional.of(target.blueprint());
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
    return new Plan(steps, known);
  }

  /** The step that was planned last; of a block, the one inside. */
  public Checked.Step at() {
    return at;
  }

  private void plan(Checked.Step step) {
    at = step;
    control.check();
    Task task = step.task();
    if (task instanceof Task.Set set) {
      settings = set.settings();
      trainer = trainers.apply(settings);
    } else if (task instanceof Task.Load load) {
      load(load);
    } else if (task instanceof Task.Adopt adopt) {
      targets.put(adopt.name(), new Made(Optional.empty(), Set.of()));
      steps.add(Step.idle("load predictions as " + adopt.name(), "yes", Optional.empty()));
    } else if (task instanceof Task.Train train) {
      train(train);
    } else if (task instanceof Task.Assail assail) {
      attack(assail.target(), assail.result(), assail.attack().component());
    } else if (task instanceof Task.Defend defend) {
      defend(defend);
    } else if (task instanceof Task.Claim claim) {
      claim(claim);
    } else if (task instanceof Task.Use use) {
      use(use);
    } else if (task instanceof Task.Sweep sweep) {
      sweep.points().forEach(point -> round(sweep.name(), point));
    }
  }

  private void load(Task.Load task) {
    String what = "load " + Schema.text((Record) task.source().component()) + sampled(task);
    try {
      data.put(task.name(), Loaded.of(task, settings.root(), control.in(at.source().folder())));
      steps.add(Step.idle(what, "yes", Optional.empty()));
    } catch (Fault fault) {
      if (!fault.code().equals("R514")) {
        throw fault;
      }
      data.remove(task.name());
      known = false;
      steps.add(Step.idle(what, "no (to be fetched)", Optional.empty()));
    }
  }

  /** The parameters of the sampling that are not standard. */
  private static String sampled(Task.Load task) {
    return Schema.text(task.sampling().component()).replaceFirst("^\\S+", "");
  }

  private void train(Task.Train task) {
    String what =
        "train %s: %s".formatted(task.name(), Schema.text((Record) task.model().component()));
    Optional<Blueprint> blueprint =
        Optional.ofNullable(data.get(task.data())).map(loaded -> loaded.blueprint(task));
    targets.put(task.name(), make(what, blueprint));
  }

  private void defend(Task.Defend task) {
    String what =
        "defend %s on %s"
            .formatted(Schema.text((Record) task.defense().component()), task.parent());
    Made parent = targets.get(task.parent());
    targets.put(
        task.name(), make(what, parent.blueprint().map(b -> b.with(task.defense().component()))));
    task.replays().forEach((result, attack) -> attack(task.name(), result, attack.component()));
  }

  private Made make(String what, Optional<Blueprint> blueprint) {
    if (blueprint.isEmpty()) {
      steps.add(Step.idle(what, "", Optional.empty()));
      return new Made(blueprint, Set.of());
    }
    return new Made(blueprint, target(what, blueprint.get()));
  }

  /** The model of a blueprint, and what its defenses practise on; the numbers of their steps. */
  private Set<Integer> target(String what, Blueprint blueprint) {
    Order order = trainer.orderTarget(blueprint);
    add(order, part -> what, blueprint);
    Set<Integer> needs = new TreeSet<>(orders().needs(order));
    trainer
        .orderRehearsal(blueprint)
        .ifPresent(
            rehearsal -> {
              add(rehearsal, part -> "a rehearsal for it", blueprint);
              needs.addAll(orders().needs(rehearsal));
            });
    return needs;
  }

  private void add(Order order, UnaryOperator<String> what, Blueprint blueprint) {
    String reason = "no (%s)".formatted(trainer.change(blueprint).orElse("new"));
    int before = steps.size();
    IntUnaryOperator number = i -> round > 0 ? round : before + i;
    steps.addAll(orders().steps(order, trainer, number, what, reason));
  }

  private void attack(String target, String result, Attack attack) {
    Made made = targets.get(target);
    Set<Integer> needs = new TreeSet<>(made.needs());
    Optional<Duration> time = Optional.empty();
    if (made.blueprint().isPresent() && attack.shadows() > 0) {
      Blueprint blueprint = made.blueprint().get();
      Order order = trainer.orderShadows(blueprint, attack.shadows());
      add(order, part -> "%s for %s".formatted(part, target), blueprint);
      needs.addAll(orders().needs(order));
      long asked = (long) blueprint.data().rows() * attack.queries();
      time = Optional.of(trainer.answering(order, asked, control));
    }
    made.blueprint()
        .flatMap(b -> attack.copy(b, with(Context.seed(b.key(), attack, settings.root()))))
        .ifPresent(copy -> needs.addAll(target("a copy of " + target, copy)));
    String as =
        result.equals(Schema.of(((Record) attack).getClass()).name()) ? "" : " as " + result;
    after(needs, "attack %s on %s%s".formatted(Schema.text((Record) attack), target, as), time);
  }

  private Context with(Seed seed) {
    return new Context(trainer, seed, control);
  }

  private void claim(Task.Claim task) {
    Made made = targets.get(task.target());
    Set<Integer> needs = new TreeSet<>(made.needs());
    Promise promise = task.promise().component();
    made.blueprint()
        .flatMap(b -> task.claim().copy(b, with(promise.seed(b.key(), settings.root()))))
        .ifPresent(copy -> needs.addAll(target("a copy of " + task.target(), copy)));
    Optional<Duration> time = made.blueprint().map(b -> within(task, trainer.orderTarget(b)));
    after(needs, "%s on %s".formatted(Schema.text(promise), task.target()), time);
  }

  /**
   * How long a target's own training takes, as often as a claim runs it again and keeps nothing.
   */
  private Duration within(Task.Claim task, Order order) {
    int runs = task.claim().trainings(order.jobs().get(0));
    return trainer.time(order, List.of(0), control).multipliedBy(runs);
  }

  /** A step whose result is not kept, after those that train what it needs. */
  private void after(Set<Integer> needs, String what, Optional<Duration> time) {
    String kept = needs.isEmpty() ? "no (not kept)" : "no (needs %s)".formatted(numbers(needs));
    steps.add(Step.idle(what, kept, time));
  }

  private Orders orders() {
    return orders.get(settings.cache());
  }

  private static String numbers(Set<Integer> steps) {
    return String.join(", ", steps.stream().map(String::valueOf).toList());
  }

  /** A round of a sweep is one step, whose names nobody else sees. */
  private void round(String sweep, Task.Point point) {
    Map<String, Loaded> outerData = data;
    Map<String, Made> outerTargets = targets;
    Settings outerSettings = settings;
    List<Step> outerSteps = steps;
    int outerRound = round;
    data = new HashMap<>(data);
    targets = new HashMap<>(targets);
    point
        .values()
        .forEach(
            (axis, value) -> {
              Optional.ofNullable(outerData.get(value.value())).ifPresent(d -> data.put(axis, d));
              Optional.ofNullable(outerTargets.get(value.value()))
                  .ifPresent(t -> targets.put(axis, t));
            });
    steps = new ArrayList<>();
    round = round > 0 ? round : outerSteps.size() + 1;
    point.steps().forEach(this::plan);
    outerSteps.add(Step.together("%s: %s".formatted(sweep, point.text()), steps));
    data = outerData;
    targets = outerTargets;
    steps = outerSteps;
    round = outerRound;
    settings = outerSettings;
    trainer = trainers.apply(settings);
  }

  /** Another script, on names of its own; what it made is known by its name and a dot. */
  private void use(Task.Use use) {
    Map<String, Loaded> outerData = data;
    Map<String, Made> outerTargets = targets;
    Settings outerSettings = settings;
    data = new HashMap<>();
    targets = new LinkedHashMap<>();
    use.steps().forEach(this::plan);
    data.forEach((name, value) -> outerData.put(use.name() + "." + name, value));
    targets.forEach((name, value) -> outerTargets.put(use.name() + "." + name, value));
    data = outerData;
    targets = outerTargets;
    settings = outerSettings;
    trainer = trainers.apply(settings);
  }
}
