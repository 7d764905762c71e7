package org.tattle.dsl.check.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tattle.Kinds;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.syntax.tree.Argument;
import org.tattle.dsl.syntax.tree.Expression;

/** Formulas that expressions call: components whose parameters are given by name. */
final class Formulas {
  private final Registry registry;
  private final Findings findings;
  private final Binder binder;

  Formulas(Registry registry, Findings findings, Binder binder) {
    this.registry = registry;
    this.findings = findings;
    this.binder = binder;
  }

  /** The formula of that name. */
  Optional<Schema> find(String name) {
    return registry.find(Kinds.FORMULA, name);
  }

  List<String> names() {
    return registry.all(Kinds.FORMULA).stream().map(Schema::name).toList();
  }

  /** A call of a formula, with everything wrong about it said. */
  Typed of(Schema schema, Expression.Path call) {
    List<Argument> arguments = new ArrayList<>();
    for (Expression.Actual actual : call.steps().get(0).actuals().orElseThrow()) {
      if (actual.name().isEmpty()) {
        findings.add(
            findings
                .of(ValueFaults.VALUES_BY_NAME, actual.span(), schema.name())
                .hint(
                    schema.parameters().stream()
                        .map(p -> p.name() + "=…")
                        .collect(Collectors.joining(", ", schema.name() + "(", ")"))));
        return new Typed.Wrong(call.span());
      }
      arguments.add(new Argument(actual.span(), actual.name().get(), actual.value()));
    }
    return binder
        .bind(schema.name(), call.root().span(), List.of(schema), Optional.empty(), arguments)
        .<Typed>map(bound -> new Typed.Computed(call.span(), CheckState.cast(bound.get(0))))
        .orElse(new Typed.Wrong(call.span()));
  }
}
