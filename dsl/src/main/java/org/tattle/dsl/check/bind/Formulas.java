package org.tattle.dsl.check.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tattle.Kinds;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.dsl.check.expression.Calls;
import org.tattle.dsl.check.expression.Findings;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.syntax.tree.Argument;
import org.tattle.dsl.syntax.tree.Expression;

/** Formulas that expressions call: components whose parameters are given by name. */
final class Formulas implements Calls {
  private final Registry registry;
  private final Findings findings;
  private final Binder binder;

  Formulas(Registry registry, Findings findings, Binder binder) {
    this.registry = registry;
    this.findings = findings;
    this.binder = binder;
  }

  @Override
  public Optional<Typed> called(Expression.Path call) {
    return registry.find(Kinds.FORMULA, call.root().text()).map(schema -> of(schema, call));
  }

  @Override
  public List<String> names() {
    return registry.all(Kinds.FORMULA).stream().map(Schema::name).toList();
  }

  private Typed of(Schema schema, Expression.Path call) {
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
        .<Typed>map(bound -> new Typed.Computed(call.span(), Bound.cast(bound.get(0))))
        .orElse(new Typed.Wrong(call.span()));
  }
}
