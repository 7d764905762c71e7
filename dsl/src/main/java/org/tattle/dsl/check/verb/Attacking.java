package org.tattle.dsl.check.verb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tattle.Kinds;
import org.tattle.attack.AllAttacks;
import org.tattle.attack.Attack;
import org.tattle.component.Schema;
import org.tattle.defense.Defense;
import org.tattle.defense.Replay;
import org.tattle.dsl.check.bind.AccessRules;
import org.tattle.dsl.check.bind.Acted;
import org.tattle.dsl.check.bind.CheckState;
import org.tattle.dsl.check.bind.StatementNames;
import org.tattle.dsl.check.task.AttackAllTask;
import org.tattle.dsl.check.task.AttackTask;
import org.tattle.dsl.check.task.DefendTask;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.UnlearnTask;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.sentence.NameFaults;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.run.Fault;
import org.tattle.subject.Target;
import org.tattle.unlearning.RowsToForget;

/**
 * Checks the statements that act on targets. An attack leaves a result on its target; a defense
 * copies its target and replays there the attacks that are still possible.
 */
public final class Attacking {
  private final CheckState context;
  private final StatementNames names;
  private final AccessRules access;

  public Attacking(CheckState context, StatementNames names) {
    this.context = context;
    this.names = names;
    this.access = new AccessRules(context.findings, context.registry);
  }

  public void attack(Acted attack) {
    Name result = attack.name();
    if (attack.bound().isEmpty()) {
      context.typer.paths().forgive(result);
      return;
    }
    if (attack.made().component() instanceof AllAttacks) {
      all(attack);
      return;
    }
    Bound<Attack<?>> made = attack.made();
    for (String name : attack.on()) {
      Entry.Subject target = context.scope.find(name, Entry.Subject.class).orElseThrow();
      if (!resultIsFree(result, name, target)) {
        continue;
      }
      if (!access.allows(made, attack.schema().orElseThrow(), name, target)) {
        context.typer.paths().forgive(result);
        continue;
      }
      context.step(
          new AttackTask(attack.span(), result.text(), made, name, attack.implicit()),
          attacked(name, target, result.text(), made));
    }
  }

  /** Each attack that a target allows leaves a result under its own name. */
  private void all(Acted attack) {
    if (attack.clauses().as().isPresent()) {
      context.findings.add(
          context.findings.of(
              ValueFaults.ALL_WITHOUT_NAME, attack.name().span(), attack.component().text()));
      return;
    }
    Bound<AllAttacks> made = attack.made();
    for (String name : attack.on()) {
      Entry.Subject target = context.scope.find(name, Entry.Subject.class).orElseThrow();
      List<AttackTask> possible = new ArrayList<>();
      Map<String, String> needs = new LinkedHashMap<>();
      Scope after = context.scope;
      for (Schema schema : AllAttacks.of(context.registry)) {
        if (!Kinds.ATTACK.suits(schema, target.kind())) {
          continue;
        }
        Optional<Attack<?>> modest = AllAttacks.modest(schema, it -> access.possible(it, target));
        boolean free = !target.attacks().containsKey(schema.name());
        if (modest.isEmpty()) {
          needs.put(schema.name(), access.missing(schema, target));
        } else if (free) {
          Bound<Attack<?>> one = new Bound<>(modest.get(), made.at(), Map.of());
          possible.add(new AttackTask(attack.span(), schema.name(), one, name, attack.implicit()));
          Entry.Subject now = after.find(name, Entry.Subject.class).orElseThrow();
          after = parts(after.update(name, now.with(schema.name(), one)), name, schema.name(), one);
        }
      }
      context.step(
          new AttackAllTask(attack.span(), made, name, possible, needs, attack.implicit()), after);
    }
  }

  /** What is known after an attack: its result, and the targets that are parts of it. */
  private Scope attacked(
      String name, Entry.Subject target, String result, Bound<Attack<?>> attack) {
    return parts(context.scope.update(name, target.with(result, attack)), name, result, attack);
  }

  private static Scope parts(Scope scope, String name, String result, Bound<Attack<?>> attack) {
    Entry.Subject target = scope.find(name, Entry.Subject.class).orElseThrow();
    return scope.parts(name + "." + result, attack.component().finds(), target);
  }

  private boolean resultIsFree(Name result, String name, Entry.Subject target) {
    Bound<Attack<?>> before = target.attacks().get(result.text());
    if (before == null || !context.made.contains(name + "." + result.text())) {
      context.made.add(name + "." + result.text());
      return true;
    }
    context.findings.add(
        context
            .findings
            .of(NameFaults.RESULT_TAKEN, result.span(), name, result.text())
            .cause(before.at(), "made here")
            .hint("give this one another name: as %s2".formatted(result.text())));
    return false;
  }

  public void defend(Acted defend) {
    Name name = defend.name();
    if (defend.on().isEmpty()) {
      names.poison(name);
      return;
    }
    names.claim(name);
    String of = defend.on().get(0);
    Entry.Subject parent = context.scope.find(of, Entry.Subject.class).orElseThrow();
    boolean possible =
        defend.bound().isPresent()
            && !conflict(defend.made(), parent)
            && access.allows(defend.made(), defend.schema().orElseThrow(), parent, of);
    if (!possible) {
      context.scope =
          context.scope.with(
              name.text(), parent.copy(name.span(), parent.defenses(), parent.attacks()));
      return;
    }
    Bound<Defense> defense = defend.made();
    boolean replay = ((Replay) defend.bound().get().get(1).component()).replay();
    List<Bound<Defense>> stack = new ArrayList<>(parent.defenses());
    stack.add(defense);
    Map<String, Bound<Attack<?>>> replays = new LinkedHashMap<>();
    List<String> impossible = new ArrayList<>();
    Entry.Subject copy = parent.copy(name.span(), stack, Map.of());
    for (Map.Entry<String, Bound<Attack<?>>> attack : parent.attacks().entrySet()) {
      if (replay && access.possible(attack.getValue().component(), copy)) {
        replays.put(attack.getKey(), attack.getValue());
      } else if (replay) {
        impossible.add(attack.getKey());
      }
    }
    Scope after = copied(name, parent.copy(name.span(), stack, replays));
    context.step(
        new DefendTask(
            defend.span(), name.text(), of, defense, replays, impossible, defend.implicit()),
        after);
  }

  /** What is known once a copy is made and attacked as its parent was. */
  private Scope copied(Name name, Entry.Subject copy) {
    Scope after = context.scope.with(name.text(), copy);
    for (Map.Entry<String, Bound<Attack<?>>> attack : copy.attacks().entrySet()) {
      after = parts(after, name.text(), attack.getKey(), attack.getValue());
    }
    return after;
  }

  public void unlearn(Acted unlearn) {
    Name name = unlearn.name();
    if (unlearn.on().isEmpty()) {
      names.poison(name);
      return;
    }
    names.claim(name);
    String of = unlearn.on().get(0);
    Entry.Subject parent = context.scope.find(of, Entry.Subject.class).orElseThrow();
    if (!Target.class.isAssignableFrom(parent.kind())) {
      names.poison(name);
      return;
    }
    if (unlearn.bound().isEmpty() || !access.trains(parent, unlearn.component().span(), of)) {
      context.scope =
          context.scope.with(
              name.text(), parent.copy(name.span(), parent.defenses(), parent.attacks()));
      return;
    }
    Bound<RowsToForget> request = Bound.cast(unlearn.bound().get().get(1));
    Map<String, Bound<Attack<?>>> replays =
        request.component().replay() ? parent.attacks() : Map.of();
    context.step(
        new UnlearnTask(
            unlearn.span(), name.text(), of, unlearn.made(), request, replays, unlearn.implicit()),
        copied(name, parent.copy(name.span(), parent.defenses(), replays)));
  }

  /** Whether a defense cannot join those that its parent has; says so. */
  private boolean conflict(Bound<Defense> defense, Entry.Subject parent) {
    for (Bound<Defense> before : parent.defenses()) {
      Optional<Fault> fault = defense.component().conflict(before.component());
      if (fault.isPresent()) {
        Diagnostic found = context.findings.of(defense.at(), fault.get());
        found = found.cause(before.at(), "because of this");
        context.findings.add(
            joinable(defense.component(), parent)
                .map("what it was made from can be defended so: on %s"::formatted)
                .map(found::hint)
                .orElse(found));
        return true;
      }
    }
    return false;
  }

  /** What this was made from, before all with which a defense has a conflict; if it is plain. */
  private Optional<String> joinable(Defense defense, Entry.Subject parent) {
    TreeMap<Integer, List<String>> bySize = new TreeMap<>();
    context
        .scope
        .entries()
        .forEach(
            (name, entry) -> {
              if (entry instanceof Entry.Subject one
                  && before(one, parent)
                  && one.defenses().stream()
                      .allMatch(it -> defense.conflict(it.component()).isEmpty())) {
                bySize.computeIfAbsent(one.defenses().size(), size -> new ArrayList<>()).add(name);
              }
            });
    return Optional.ofNullable(bySize.lastEntry())
        .map(Map.Entry::getValue)
        .filter(names -> names.size() == 1)
        .map(names -> names.get(0));
  }

  /** Whether one was defended as another before more was done to that. */
  private static boolean before(Entry.Subject one, Entry.Subject other) {
    int many = one.defenses().size();
    return one.kind() == other.kind()
        && one.data().equals(other.data())
        && many < other.defenses().size()
        && other.defenses().subList(0, many).equals(one.defenses());
  }
}
