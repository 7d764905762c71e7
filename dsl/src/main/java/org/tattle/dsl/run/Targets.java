package org.tattle.dsl.run;

import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Parts;
import org.tattle.attack.Result;
import org.tattle.attack.Threat;
import org.tattle.data.recorded.Recorded;
import org.tattle.dsl.check.AttackTask;
import org.tattle.dsl.check.Bound;
import org.tattle.dsl.check.DefendTask;
import org.tattle.dsl.check.LoadDataTask;
import org.tattle.dsl.check.LoadTargetTask;
import org.tattle.dsl.check.Settings;
import org.tattle.dsl.check.TrainTask;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.show.Audited;
import org.tattle.dsl.show.Numbers;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.Warning;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Target;

/** Makes targets and attacks them. */
final class Targets {
  private final Run run;
  private final Spending spending;

  /** By what each result of this run was found: what a defense repeats is often asked for again. */
  private final Map<Result, Done> attacked = new IdentityHashMap<>();

  /** An attack that was done, which would find the same again on the same target. */
  private record Done(Attack attack, Settings settings) {}

  Targets(Run run, Spending spending) {
    this.run = run;
    this.spending = spending;
  }

  void load(LoadDataTask task) {
    Loaded all = Loaded.of(task, run.settings.root(), run.files());
    run.secrecy.loaded(task.source().component(), all.data());
    boolean discreet =
        run.budgeted.contains(task.name()) || run.purse.limited(all.data().likeness());
    Loaded loaded = discreet ? all.kept() : all;
    run.values.put(task.name(), loaded);
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
    Recorded recorded = task.predictions().component().read(run.files());
    run.sink.say(Describe.adopt(task, recorded));
    recorded.notes().forEach(note -> run.sink.say(Describe.more(note)));
    recorded.warnings().forEach(warning -> run.add(Failures.of(run.at, warning)));
    keep(new Audited(task.name(), Target.of(recorded)));
  }

  void train(TrainTask task) {
    run.sink.say(Describe.train(task));
    Loaded loaded = (Loaded) run.values.get(task.data());
    Blueprint blueprint = loaded.blueprint(task);
    keep(new Audited(task.name(), run.trainer().target(blueprint, run.control)));
    run.trainer().remember(blueprint);
  }

  void defend(DefendTask task) {
    run.sink.say(Describe.defend(task));
    Audited parent = (Audited) run.values.get(task.parent());
    spending.charge(parent.target(), task);
    Target copy = run.trainer().defend(parent.target(), task.defense().component(), run.control);
    copy.recipe().ifPresent(run.trainer()::remember);
    run.touched.add(task.parent());
    keep(new Audited(task.name(), copy).with(parent.explanations()));
    warn(copy, task.defense());
    task.replays().forEach((result, attack) -> attack(task.name(), result, attack));
  }

  private void warn(Target copy, Bound<?> defense) {
    int rows = copy.split().members().length;
    copy.spent()
        .filter(spent -> spent.delta() > 1.0 / rows)
        .ifPresent(
            spent ->
                run.add(
                    Diagnostic.of(
                            Code.D412,
                            run.at.source(),
                            defense.at(Optional.of("delta")),
                            "`delta=%s` is larger than 1/rows (%s), so the guarantee means little"
                                .formatted(
                                    Views.text(spent.delta(), false),
                                    Views.text(1.0 / rows, false)))
                        .hint("leave `delta` out, and one well under 1/rows is chosen")));
  }

  void attack(AttackTask task) {
    run.sink.say(Describe.attack(task));
    attack(task.target(), task.result(), task.attack());
  }

  private void attack(String name, String result, Bound<Attack> attack) {
    Audited audited = (Audited) run.values.get(name);
    Seed seed = Context.seed(audited.target().key(), attack.component(), run.settings.root());
    need(attack.component(), audited);
    Attack asked = attack.component();
    Done done = new Done(asked, run.settings);
    if (done.equals(attacked.get(audited.results().get(result)))) {
      return;
    }
    Context context = new Context(run.trainer(), seed, run.control, Optional.of(asked));
    Result found = asked.run(audited.target().visited(seed), context);
    found.warnings().stream().filter(it -> isNew(it, audited)).forEach(it -> warn(attack, it));
    Optional<Counterpart> control = Optional.empty();
    Map<Threat, Counterpart> explanations = new LinkedHashMap<>();
    if (run.settings.controls()) {
      control = asked.control(audited.target(), context);
      if (!audited.explanations().containsKey(found.threat())) {
        asked
            .explanation(audited.target(), context)
            .ifPresent(it -> explanations.put(found.threat(), it));
      }
    }
    Stream.concat(control.stream(), explanations.values().stream())
        .filter(Counterpart::fails)
        .forEach(it -> fails(attack, it));
    keep(audited.with(explanations).with(result, found, control));
    attacked.put(found, done);
    Parts.of(found).forEach((part, it) -> part("%s.%s.%s".formatted(name, result, part), it));
  }

  /** Names a target that is part of a result; what is shown unasked does not speak of it. */
  private void part(String name, Target target) {
    run.values.put(name, new Audited(name, target));
  }

  /** Whether no attack on this target was warned of for the same reason. */
  private static boolean isNew(Warning warning, Audited audited) {
    return audited.results().values().stream()
        .flatMap(before -> before.warnings().stream())
        .noneMatch(before -> before.code().equals(warning.code()));
  }

  private void warn(Bound<Attack> attack, Warning warning) {
    run.add(
        Diagnostic.of(
                Code.of(warning.code()).orElseThrow(),
                run.at.source(),
                attack.at(),
                warning.message())
            .hint(warning.hint()));
  }

  private void fails(Bound<Attack> attack, Counterpart it) {
    run.add(
        Diagnostic.of(
                Code.of(it.code()).orElseThrow(),
                run.at.source(),
                attack.at(),
                "%s: %s".formatted(it.failed(), Numbers.leak(it.leak())))
            .hint(it.hint()));
  }

  /** What recorded answers are is known only once they are read. */
  private static void need(Attack attack, Audited audited) {
    Set<Access> missing = EnumSet.noneOf(Access.class);
    missing.addAll(attack.needs());
    missing.removeAll(audited.target().access());
    if (!missing.isEmpty()) {
      throw new Fault(
          "T301",
          null,
          "this attack needs %s, which `%s` does not give"
              .formatted(
                  missing.stream().map(Access::noun).collect(Collectors.joining(" and ")),
                  audited.name()),
          "use an attack that needs less");
    }
  }

  private void keep(Audited audited) {
    run.values.put(audited.name(), audited);
    run.touched.add(audited.name());
  }
}
