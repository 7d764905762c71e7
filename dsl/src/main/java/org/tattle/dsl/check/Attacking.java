package org.tattle.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.Components;
import org.tattle.attack.Attack;
import org.tattle.component.Schema;
import org.tattle.defense.Defense;
import org.tattle.defense.TrainDefense;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.syntax.Clause;
import org.tattle.dsl.syntax.Name;
import org.tattle.dsl.syntax.Statement;
import org.tattle.run.Fault;

/**
 * Checks the statements that act on targets. An attack leaves a result on its target; a defense
 * copies its target and replays there the attacks that are still possible.
 */
final class Attacking {
  private final Context context;
  private final Names names;
  private final Access access;

  Attacking(Context context, Names names) {
    this.context = context;
    this.names = names;
    this.access = new Access(context.findings, context.registry);
  }

  void attack(Statement.Attack attack) {
    names.takes(
        attack.verb(),
        "attack",
        attack.clauses(),
        Clause.Preposition.ON,
        Clause.Preposition.AS,
        Clause.Preposition.WITH);
    Optional<Schema> schema = names.component(Components.ATTACK, attack.component());
    List<String> implicit = new ArrayList<>();
    List<String> targets = names.targets(attack.verb(), "attack", attack.clauses(), implicit);
    Name result = attack.clauses().as().orElse(attack.component());
    if (schema.isEmpty()) {
      context.typer.paths().forgive(result);
      return;
    }
    Optional<List<Bound<Record>>> bound =
        context.binder.bind(
            "attack " + schema.get().name(),
            attack.component().span(),
            List.of(schema.get()),
            Optional.empty(),
            attack.clauses().arguments());
    if (bound.isEmpty()) {
      context.typer.paths().forgive(result);
      return;
    }
    for (String name : targets) {
      Entry.Target target = context.scope.find(name, Entry.Target.class).orElseThrow();
      Bound<Attack> made = Context.cast(bound.get().get(0));
      if (!resultIsFree(result, name, target)) {
        continue;
      }
      if (!access.allows(made, schema.get(), name, target)) {
        context.typer.paths().forgive(result);
        continue;
      }
      context.step(
          new AttackTask(attack.span(), result.text(), made, name, implicit),
          context.scope.update(name, target.with(result.text(), made)));
    }
  }

  private boolean resultIsFree(Name result, String name, Entry.Target target) {
    Bound<Attack> before = target.attacks().get(result.text());
    if (before == null || !context.made.contains(name + "." + result.text())) {
      context.made.add(name + "." + result.text());
      return true;
    }
    context.findings.add(
        context
            .findings
            .of(Code.N102, result.span(), "`%s` has a result `%s` already", name, result.text())
            .cause(before.at(), "made here")
            .hint("give this one another name: as %s2".formatted(result.text())));
    return false;
  }

  void defend(Statement.Defend defend) {
    names.takes(
        defend.verb(),
        "defend",
        defend.clauses(),
        Clause.Preposition.ON,
        Clause.Preposition.AS,
        Clause.Preposition.WITH);
    Optional<Schema> schema = names.component(Components.DEFENSE, defend.component());
    List<String> implicit = new ArrayList<>();
    List<String> parents = names.targets(defend.verb(), "defend", defend.clauses(), implicit);
    Name name = defend.clauses().as().orElse(defend.component());
    Optional<List<Bound<Record>>> bound =
        schema.flatMap(
            s ->
                context.binder.bind(
                    "defend " + s.name(),
                    defend.component().span(),
                    List.of(s, Schema.of(Replay.class)),
                    Optional.empty(),
                    defend.clauses().arguments()));
    if (parents.size() > 1) {
      context.findings.add(
          context.findings.of(
              Code.P210,
              defend.clauses().on().get(1).span(),
              "`defend` copies one target at a time"));
      return;
    }
    if (parents.isEmpty()) {
      return;
    }
    names.claim(name);
    Entry.Target parent = context.scope.find(parents.get(0), Entry.Target.class).orElseThrow();
    if (bound.isEmpty()) {
      context.scope =
          context.scope.with(
              name.text(), parent.copy(name.span(), parent.defenses(), parent.attacks()));
      return;
    }
    Bound<Defense> defense = Context.cast(bound.get().get(0));
    if (!access.allows(defense, schema.get(), parent, parents.get(0))
        || conflict(defense, parent)) {
      context.scope =
          context.scope.with(
              name.text(), parent.copy(name.span(), parent.defenses(), parent.attacks()));
      return;
    }
    boolean replay = ((Replay) bound.get().get(1).component()).replay();
    List<Bound<Defense>> stack = new ArrayList<>(parent.defenses());
    stack.add(defense);
    Map<String, Bound<Attack>> replays = new LinkedHashMap<>();
    List<String> impossible = new ArrayList<>();
    Entry.Target copy = parent.copy(name.span(), stack, Map.of());
    for (Map.Entry<String, Bound<Attack>> attack : parent.attacks().entrySet()) {
      if (replay && access.possible(attack.getValue().component(), copy)) {
        replays.put(attack.getKey(), attack.getValue());
      } else if (replay) {
        impossible.add(attack.getKey());
      }
    }
    context.step(
        new DefendTask(
            defend.span(), name.text(), parents.get(0), defense, replays, impossible, implicit),
        context.scope.with(name.text(), parent.copy(name.span(), stack, replays)));
  }

  /** Whether a defense cannot join those that its parent has; says so. */
  private boolean conflict(Bound<Defense> defense, Entry.Target parent) {
    for (Bound<Defense> before : parent.defenses()) {
      Optional<Fault> fault =
          defense.component() instanceof TrainDefense now
                  && before.component() instanceof TrainDefense then
              ? now.conflict(then)
              : Optional.empty();
      if (fault.isPresent()) {
        Diagnostic found =
            context
                .findings
                .of(
                    Code.of(fault.get().code()).orElseThrow(),
                    defense.at(),
                    "%s",
                    fault.get().getMessage())
                .cause(before.at(), "because of this");
        context.findings.add(fault.get().hint().map(found::hint).orElse(found));
        return true;
      }
    }
    return false;
  }
}
