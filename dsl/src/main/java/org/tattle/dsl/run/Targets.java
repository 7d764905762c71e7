package org.tattle.dsl.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tattle.dsl.check.task.DefendTask;
import org.tattle.dsl.check.task.LoadDataTask;
import org.tattle.dsl.check.task.LoadTargetTask;
import org.tattle.dsl.check.task.MakeTask;
import org.tattle.dsl.check.task.TrainTask;
import org.tattle.dsl.check.task.UnlearnTask;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.plan.MadeBefore;
import org.tattle.dsl.plan.Planned;
import org.tattle.dsl.run.state.Failures;
import org.tattle.dsl.run.state.Run;
import org.tattle.dsl.run.value.Describe;
import org.tattle.dsl.run.value.ValueText;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.source.Span;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.ForgettingFaults;
import org.tattle.subject.Blueprint;
import org.tattle.subject.LastMade;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Recipe;
import org.tattle.subject.Subject;
import org.tattle.subject.Target;
import org.tattle.subject.elsewhere.TargetSource;
import org.tattle.unlearning.RowsToForget;
import org.tattle.unlearning.trace.Sightings;
import org.tattle.unlearning.trace.Sightings.Seen;

/** Makes what can be attacked: reads it, trains it, defends it. */
final class Targets {
  private final Run run;
  private final Spending spending;
  private final Attacks attacks;

  Targets(Run run, Spending spending, Attacks attacks) {
    this.run = run;
    this.spending = spending;
    this.attacks = attacks;
  }

  void load(LoadDataTask task) {
    Loaded all =
        read(
            Loaded.class,
            () -> Loaded.of(task, run.settings().root(), run.files()),
            loaded -> loaded.data().digest());
    run.secrecy.loaded(task.source().component(), all.data());
    boolean discreet =
        run.budgeted.contains(task.name()) || run.purse.limited(all.data().likeness());
    Loaded loaded = discreet ? all.kept() : all;
    run.values().put(task.name(), loaded);
    run.sink.say(Describe.load(task, loaded));
    if (discreet) {
      run.sink.say(
          Describe.more("what is noticed about its values is not shown; load it without a budget"));
      return;
    }
    loaded.data().remarks().forEach(remark -> run.sink.say(Describe.more(remark)));
    loaded.data().warnings().forEach(warning -> run.add(Failures.of(run.at, warning)));
  }

  void adopt(LoadTargetTask task) {
    TargetSource.Adopted adopted =
        run.planned().reading().isPresent()
            ? read(TargetSource.Adopted.class, () -> taken(task), TargetSource.Adopted::digest)
            : taken(task);
    run.sink.say(Describe.adopt(task, adopted.target()));
    adopted.notes().forEach(note -> run.sink.say(Describe.more(note)));
    adopted.warnings().forEach(warning -> run.add(Failures.of(run.at, warning)));
    run.keep(new Attacked(task.name(), adopted.target()));
  }

  private TargetSource.Adopted taken(LoadTargetTask task) {
    return task.source()
        .component()
        .adopt(new MadeBefore(run.values()), run.trainer(), run.files());
  }

  /**
   * What was read for the plan, or the same read again.
   *
   * @throws Fault R515 if it is not the same any more
   */
  private <T> T read(Class<T> type, Supplier<T> again, Function<T, String> digest) {
    Planned.Reading planned = run.planned().reading().orElseThrow();
    if (planned.kept().isPresent()) {
      return type.cast(planned.kept().get());
    }
    T read = again.get();
    if (!digest.apply(read).equals(planned.digest())) {
      throw Fault.of(RunFaults.CHANGED_SINCE_PLANNED);
    }
    return read;
  }

  void train(TrainTask task) {
    run.sink.say(Describe.train(task));
    Loaded loaded = (Loaded) run.values().get(task.data());
    Blueprint blueprint = loaded.blueprint(task);
    Instant begun = Instant.now();
    run.keep(made(task.name(), blueprint.make(run.trainer(), run.control), begun));
    new LastMade(run.trainer()).remember(blueprint);
  }

  void make(MakeTask task) {
    Loaded loaded = (Loaded) run.values().get(task.data());
    List<Loaded> others =
        task.others().stream().map(name -> (Loaded) run.values().get(name)).toList();
    Recipe<? extends Subject> recipe =
        task.maker()
            .component()
            .recipe(
                task.of(loaded.data(), loaded.split(), others.stream().map(Loaded::data).toList()),
                run.files());
    spending.charge(loaded, task, recipe);
    others.forEach(other -> spending.charge(other, task, recipe));
    Instant begun = Instant.now();
    Attacked made = made(task.name(), recipe.make(run.trainer(), run.control), begun);
    new LastMade(run.trainer()).remember(recipe);
    run.sink.say(Describe.make(task));
    run.keep(made);
    run.keepParts(task.name(), made.subject());
  }

  void defend(DefendTask task) {
    run.sink.say(Describe.defend(task));
    Attacked parent = run.attacked(task.parent());
    spending.charge(parent.subject(), task);
    Instant begun = Instant.now();
    Subject copy =
        parent.subject().defended(task.defense().component(), run.trainer(), run.files());
    copy.recipe().ifPresent(new LastMade(run.trainer())::remember);
    run.touched.add(task.parent());
    run.keep(made(task.name(), copy, begun).with(parent.explanationsOfRows()));
    run.keepParts(task.name(), copy);
    warn(copy, task.defense());
    attacks.repeat(parent, task);
  }

  void unlearn(UnlearnTask task) {
    run.sink.say(Describe.unlearn(task));
    Attacked parent = run.attacked(task.parent());
    Target before = (Target) parent.subject();
    ModelRecipe<?> recipe = before.recipe().orElseThrow(() -> Fault.of(ForgettingFaults.ELSEWHERE));
    int[] rows = task.rows(recipe, run.settings().root(), run.files());
    spending.charge(recipe, task, rows);
    Instant begun = Instant.now();
    Target copy = before.unlearned(task.way().component(), rows, run.trainer(), run.files());
    copy.recipe().ifPresent(new LastMade(run.trainer())::remember);
    run.touched.add(task.parent());
    run.keep(made(task.name(), copy, begun).with(parent.explanationsOfRows()));
    run.keepParts(task.name(), copy);
    run.sink.say(Describe.more(Describe.forgotten(copy)));
    warn(before, copy, task.request().at(Optional.of("rows")));
    attacks.repeat(parent, task);
    trace(copy, rows, task.request().component().purge());
  }

  /** Says which classes nobody is left of. */
  private void warn(Target before, Target copy, Span at) {
    List<String> emptied =
        RowsToForget.emptied(before.split(), copy.split(), copy.data().truth().groups()).stream()
            .map(label -> "`" + copy.data().classes().get(label) + "`")
            .toList();
    if (!emptied.isEmpty()) {
      String classes =
          emptied.size() == 1
              ? "class " + emptied.get(0)
              : MessageText.of("%,d classes: %s", emptied.size(), String.join(", ", emptied));
      run.add(Diagnostic.of(RunFaults.CLASS_FORGOTTEN, run.at.source(), at, classes));
    }
  }

  /** Says what else has seen rows that were forgotten, and removes it if that is asked for. */
  private void trace(Target copy, int[] rows, boolean purge) {
    Sightings sightings = run.trainer().sightings();
    Seen seen = sightings.of(copy.data(), rows, copy.made().order(run.trainer()).keys());
    if (purge) {
      sightings.purge(seen);
    }
    run.sink.say(Describe.more(Describe.traced(seen, purge)));
    if (purge) {
      run.sink.say(Describe.more(Describe.OUT_OF_REACH));
    }
  }

  /** What was made since then. */
  private static Attacked made(String name, Subject subject, Instant begun) {
    return new Attacked(name, subject).took(Attacked.MADE, Duration.between(begun, Instant.now()));
  }

  private void warn(Subject copy, Bound<?> defense) {
    int rows = copy.hidden();
    copy.spent()
        .filter(spent -> spent.delta() > 1.0 / rows)
        .ifPresent(
            spent ->
                run.add(
                    Diagnostic.of(
                        RunFaults.DELTA_TOO_LARGE,
                        run.at.source(),
                        defense.at(Optional.of("delta")),
                        ValueText.text(spent.delta(), false),
                        spent.unit(),
                        ValueText.text(1.0 / rows, false))));
  }
}
