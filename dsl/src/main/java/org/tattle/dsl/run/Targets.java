package org.tattle.dsl.run;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Controls;
import org.tattle.attack.Membership;
import org.tattle.attack.Result;
import org.tattle.data.Recorded;
import org.tattle.dsl.check.AttackTask;
import org.tattle.dsl.check.Bound;
import org.tattle.dsl.check.DefendTask;
import org.tattle.dsl.check.LoadDataTask;
import org.tattle.dsl.check.LoadTargetTask;
import org.tattle.dsl.check.TrainTask;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.show.Audited;
import org.tattle.dsl.show.Numbers;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.target.Blueprint;
import org.tattle.target.Target;

/** Makes targets and attacks them. */
final class Targets {
  private final Run run;
  private final Spending spending;

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
    if (copy.transcript().isEmpty()) {
      run.trainer().remember(copy.blueprint());
    }
    run.touched.add(task.parent());
    keep(new Audited(task.name(), copy).with(parent.shift()));
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
    Context context = new Context(run.trainer(), seed, run.control);
    Result found = attack.component().run(audited.target().visited(seed), context);
    Optional<Estimate> nothing =
        run.settings.controls() && found instanceof Membership
            ? Controls.nullTarget(attack.component(), audited.target(), context)
            : Optional.empty();
    nothing.filter(Audited::failed).ifPresent(auc -> seesNothing(attack, auc));
    if (found instanceof Membership some && some.unscored() > 0) {
      leftOut(attack, some);
    }
    if (backwards(found) && audited.results().values().stream().noneMatch(Targets::backwards)) {
      turned(attack, audited.target(), ((Membership) found).auc());
    }
    Optional<Estimate> shift = audited.shift();
    if (run.settings.controls() && found instanceof Membership && shift.isEmpty()) {
      shift = Controls.shift(audited.target(), context);
      shift.filter(auc -> auc.lower() > 0.5).ifPresent(auc -> differ(attack, name, auc));
    }
    keep(audited.with(shift).with(result, found, nothing));
  }

  private void differ(Bound<Attack> attack, String target, Estimate auc) {
    run.add(
        Diagnostic.of(
                Code.T311,
                run.at.source(),
                attack.at(),
                "members of `%s` differ from non-members in kind: AUC %s without the model"
                    .formatted(target, Views.text(auc, false)))
            .hint("what attacks find may be that; draw both from the same rows"));
  }

  private static boolean backwards(Result result) {
    return result instanceof Membership found && found.roc().backwards();
  }

  private void leftOut(Bound<Attack> attack, Membership found) {
    run.add(
        Diagnostic.of(
                Code.T313,
                run.at.source(),
                attack.at(),
                "%s of %s rows are left out: every shadow model, or none, was trained on them"
                    .formatted(
                        Numbers.count(found.unscored()),
                        Numbers.count(found.unscored() + found.rows().length)))
            .hint(
                "record more shadow models, or pairs of which one has the rows the other has not"));
  }

  private void turned(Bound<Attack> attack, Target target, Estimate auc) {
    boolean told =
        target.transcript().isPresent() || target.blueprint().data().members().isPresent();
    run.add(
        Diagnostic.of(
                Code.T312,
                run.at.source(),
                attack.at(),
                "this attack puts members below the others, which leaks as much: AUC %s"
                    .formatted(Views.text(auc.plain(), false)))
            .hint(
                (told
                        ? "is the column of members turned round? "
                        : "whoever attacks can turn its scores round; ")
                    + "`advantage` counts either way"));
  }

  private void seesNothing(Bound<Attack> attack, Estimate auc) {
    run.add(
        Diagnostic.of(
                Code.T310,
                run.at.source(),
                attack.at(),
                "this attack tells rows apart that the target was never trained on: AUC %s"
                    .formatted(Views.text(auc, false)))
            .hint("one in a hundred does so by chance; else the attack or the data are at fault"));
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
