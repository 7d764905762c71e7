package org.tattle.dsl.check.type;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.tattle.dsl.source.Span;

/** The values that a statement says, together. */
public final class Operands {
  private Operands() {}

  /** The names of the session that they read. */
  public static Collection<String> names(List<Typed> values) {
    Collection<String> names = new LinkedHashSet<>();
    values.forEach(value -> names.addAll(value.names()));
    return names;
  }

  /** Where a formula among them was given a parameter, or else the statement. */
  public static Span place(Optional<String> parameter, List<Typed> values, Span at) {
    return values.stream()
        .flatMap(Typed::all)
        .filter(Typed.Computed.class::isInstance)
        .map(it -> ((Typed.Computed) it).formula())
        .filter(formula -> parameter.map(formula.given()::containsKey).orElse(false))
        .map(formula -> formula.at(parameter))
        .findFirst()
        .orElse(at);
  }
}
