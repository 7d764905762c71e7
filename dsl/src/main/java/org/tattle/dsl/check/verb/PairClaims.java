package org.tattle.dsl.check.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tattle.Kinds;
import org.tattle.claim.PairClaim;
import org.tattle.component.Preposition;
import org.tattle.component.Schema;
import org.tattle.dsl.check.bind.AccessRules;
import org.tattle.dsl.check.bind.CheckState;
import org.tattle.dsl.check.bind.StatementNames;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.PairClaimTask;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.sentence.TargetFaults;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.model.Access;
import org.tattle.subject.Target;

/** Checks claims about one target and another: {@code claim forgotten on without of base}. */
final class PairClaims {
  private static final List<Preposition> TAKEN =
      List.of(Preposition.ON, Preposition.OF, Preposition.WITH);

  private final CheckState context;
  private final StatementNames names;

  PairClaims(CheckState context, StatementNames names) {
    this.context = context;
    this.names = names;
  }

  /**
   * Adds the step, or says what is wrong.
   *
   * @param nothing says that nobody has declared such a claim
   */
  void claim(Statement.Claim claim, Function<Name, Diagnostic> nothing) {
    Name word = claim.component().orElseThrow();
    Optional<Schema> schema = context.registry.find(Kinds.CLAIM, word.text());
    if (schema.isEmpty()) {
      context.findings.add(nothing.apply(word));
      return;
    }
    String title = "claim " + word.text();
    names.takes(title, claim.clauses(), TAKEN);
    List<String> implicit = new ArrayList<>();
    List<String> on = names.targets(claim.verb(), title, claim.clauses(), implicit);
    Optional<String> of = of(claim, schema.get(), title);
    Optional<List<Bound<Record>>> bound =
        context.binder.bind(
            title,
            word.span(),
            List.of(schema.get()),
            Optional.empty(),
            claim.clauses().arguments());
    if (of.isEmpty() || bound.isEmpty()) {
      return;
    }
    Bound<PairClaim> made = Bound.cast(bound.get().get(0));
    for (String name : on) {
      if (suits(made, schema.get(), name) && suits(made, schema.get(), of.get())) {
        context.step(
            new PairClaimTask(claim.span(), name, of.get(), made, implicit), context.scope);
      }
    }
  }

  private Optional<String> of(Statement.Claim claim, Schema schema, String title) {
    List<Expression.Path> paths = claim.clauses().of();
    if (paths.size() == 1) {
      return names.named(paths.get(0), Entry.Subject.class, "a target");
    }
    context.findings.add(
        context
            .findings
            .of(ValueFaults.ONE_OTHER_TARGET, claim.component().orElseThrow().span(), title)
            .hint("for example: " + schema.about().example()));
    return Optional.empty();
  }

  /** Whether a target is one that this can be claimed of; says so if not. */
  private boolean suits(Bound<PairClaim> claim, Schema schema, String name) {
    Entry.Subject target = context.scope.find(name, Entry.Subject.class).orElseThrow();
    if (!Target.class.isAssignableFrom(target.kind())) {
      context.findings.add(
          context.findings.of(
              TargetFaults.OF_OTHER_SUBJECTS,
              claim.at(),
              "claim",
              schema.name(),
              "a model",
              name,
              target.called()));
      return false;
    }
    Set<Access> missing = new TreeSet<>(claim.component().needs());
    missing.removeAll(target.access());
    if (!missing.isEmpty()) {
      context.findings.add(
          context
              .findings
              .of(
                  TargetFaults.CLAIM_NEEDS_MORE,
                  claim.at(),
                  schema.name(),
                  missing.stream().map(Access::noun).collect(Collectors.joining(" and ")),
                  name)
              .hint(AccessRules.forClaim(missing, target, name)));
    }
    return missing.isEmpty();
  }
}
