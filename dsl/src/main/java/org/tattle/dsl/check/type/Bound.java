package org.tattle.dsl.check.type;

import java.util.Map;
import java.util.Optional;
import org.tattle.dsl.source.Span;

/**
 * A component as a statement asked for it.
 *
 * @param component the record
 * @param at the statement's name for it
 * @param given where each parameter that was given stands
 */
public record Bound<T>(T component, Span at, Map<String, Span> given) {
  public Bound {
    given = Map.copyOf(given);
  }

  /** Where a parameter was given its value, or the component's name. */
  public Span at(Optional<String> parameter) {
    return parameter.map(given::get).orElse(at);
  }

  /** A bound record as what its kind says it is; the registry has checked that. */
  @SuppressWarnings("unchecked")
  public static <T> Bound<T> cast(Bound<Record> bound) {
    return (Bound<T>) bound;
  }
}
