package org.tattle.dsl.run.lineage;

import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tattle.component.Schema;
import org.tattle.dsl.check.type.Literal;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.check.type.TypedVisitor;

/** Expressions as a script that makes names again writes them. */
final class Expressed implements TypedVisitor<String> {
  private final UnaryOperator<String> names;
  private final Function<Record, Map<String, String>> arguments;

  /**
   * @param names what the names that they use are called in that script
   * @param arguments the texts of a component's parameters
   */
  Expressed(UnaryOperator<String> names, Function<Record, Map<String, String>> arguments) {
    this.names = names;
    this.arguments = arguments;
  }

  String of(Typed typed) {
    return typed.constant() ? Literal.text(typed) : typed.accept(this);
  }

  @Override
  public String visit(Typed.Constant constant) {
    return Literal.text(constant);
  }

  @Override
  public String visit(Typed.Items items) {
    return items.items().stream().map(this::of).collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public String visit(Typed.Named named) {
    return names.apply(named.name());
  }

  @Override
  public String visit(Typed.Thing thing) {
    return names.apply(thing.name());
  }

  @Override
  public String visit(Typed.Drifted drifted) {
    return "%s.quality(%s)".formatted(names.apply(drifted.data()), names.apply(drifted.other()));
  }

  @Override
  public String visit(Typed.Found found) {
    return names.apply(found.target()) + "." + found.result();
  }

  @Override
  public String visit(Typed.Listed listed) {
    return of(listed.of()) + "." + listed.listing().name() + listed.selection().text();
  }

  @Override
  public String visit(Typed.Reading reading) {
    String given =
        reading.given().entrySet().stream()
            .map(a -> a.getKey() + "=" + Literal.number(a.getValue()))
            .collect(Collectors.joining(", "));
    String read = of(reading.of()) + "." + reading.measure().name();
    String bound = reading.bound().equals("value") ? "" : "." + reading.bound();
    return read + (given.isEmpty() ? "" : "(" + given + ")") + bound;
  }

  @Override
  public String visit(Typed.Column column) {
    Expressed inner = new Expressed(UnaryOperator.identity(), arguments);
    return names.apply(column.grid()) + "." + inner.of(column.of());
  }

  @Override
  public String visit(Typed.Applied applied) {
    return applied.function().word() + "(" + of(applied.list()) + ")";
  }

  @Override
  public String visit(Typed.Computed computed) {
    Record formula = (Record) computed.formula().component();
    return arguments.apply(formula).entrySet().stream()
        .map(argument -> argument.getKey() + "=" + argument.getValue())
        .collect(Collectors.joining(", ", Schema.of(formula.getClass()).name() + "(", ")"));
  }

  @Override
  public String visit(Typed.Not not) {
    return "(not " + of(not.operand()) + ")";
  }

  @Override
  public String visit(Typed.Binary binary) {
    return "(%s %s %s)"
        .formatted(of(binary.left()), binary.operator().symbol(), of(binary.right()));
  }

  @Override
  public String visit(Typed.Wrong wrong) {
    throw new IllegalStateException("what is wrong made nothing");
  }
}
