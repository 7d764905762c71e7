package org.tattle.dsl.check.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.component.Arity;
import org.tattle.component.Kind;
import org.tattle.component.Preposition;
import org.tattle.component.Schema;
import org.tattle.component.Usage;
import org.tattle.dsl.check.bind.AccessRules;
import org.tattle.dsl.check.bind.Acted;
import org.tattle.dsl.check.bind.CheckState;
import org.tattle.dsl.check.bind.StatementNames;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.syntax.tree.Argument;
import org.tattle.dsl.syntax.tree.Clause;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.tree.Statement;

/**
 * Checks every verb that takes a component in one way: the clauses, the component, its arguments
 * and what it acts on, as the component's kind declares them. What the verb makes of them is for
 * its {@link Maker}.
 */
public final class Acting {
  private final CheckState context;
  private final StatementNames names;
  private final AccessRules access;
  private final Map<Kind, Maker> makers;

  private final Maker subjects;

  /**
   * @param subjects what verbs make that have no maker of their own: subjects
   */
  public Acting(CheckState context, StatementNames names, Maker subjects, Map<Kind, Maker> makers) {
    this.context = context;
    this.names = names;
    this.subjects = subjects;
    this.makers = Map.copyOf(makers);
    this.access = new AccessRules(context.findings, context.registry);
  }

  public void act(Statement.Act act) {
    String word = act.word().text();
    Kind kind = context.registry.kind(word).orElseThrow();
    Usage usage = kind.usage().orElseThrow();
    names.takes(word, act.clauses());
    List<String> implicit = new ArrayList<>();
    List<String> on = on(act, usage, implicit);
    Optional<Schema> schema = names.components.of(kind, act.component(), on);
    Optional<List<Bound<Record>>> bound =
        schema.flatMap(
            it ->
                context.binder.bind(
                    word + " " + it.name(),
                    act.component().span(),
                    kind.signature(it),
                    act.text(),
                    arguments(act, usage)));
    boolean suits =
        schema.isEmpty() || access.suits(kind, schema.get(), act.component().span(), on, context);
    Optional<List<Bound<Record>>> fitting = suits ? bound : Optional.empty();
    makers.getOrDefault(kind, subjects).make(new Acted(act, kind, schema, fitting, on, implicit));
  }

  /** What it is told; columns behind {@code by} are those of a parameter of that name. */
  private static List<Argument> arguments(Statement.Act act, Usage usage) {
    List<Argument> all = new ArrayList<>(act.clauses().arguments());
    act.clauses()
        .find(Preposition.BY)
        .filter(by -> usage.clauses().contains(Preposition.BY))
        .map(Clause.By.class::cast)
        .ifPresent(
            by ->
                all.add(
                    new Argument(
                        by.span(),
                        new Name(by.keyword(), Preposition.BY.word()),
                        new Expression.ListOf(by.span(), by.keys()))));
    return all;
  }

  private List<String> on(Statement.Act act, Usage usage, List<String> implicit) {
    String word = act.word().text();
    List<String> on =
        switch (usage.on()) {
          case DATA ->
              usage.arity() == Arity.TOGETHER
                  ? names.together(act.verb(), word, act.clauses())
                  : names.data(act.verb(), word, act.clauses(), implicit).stream().toList();
          case SUBJECT -> names.targets(act.verb(), word, act.clauses(), implicit);
          default -> List.of();
        };
    if (usage.arity() != Arity.ONE || on.size() < 2) {
      return on;
    }
    context.findings.add(
        context.findings.of(ValueFaults.ONE_TARGET, act.clauses().on().get(1).span(), word));
    return List.of();
  }
}
