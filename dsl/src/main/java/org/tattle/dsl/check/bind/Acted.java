package org.tattle.dsl.check.bind;

import java.util.List;
import java.util.Optional;
import org.tattle.component.Kind;
import org.tattle.component.Schema;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Clauses;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.tree.Statement;

/**
 * A verb and a component of its kind, as far as both could be checked alike for all verbs. What is
 * missing was wrong, and that has been said.
 *
 * @param schema the component's declaration
 * @param bound the component, and after it what its verb was told besides
 * @param on the names that it acts on: as said, or current
 * @param implicit what was not said but taken for current, in words
 */
public record Acted(
    Statement.Act statement,
    Kind kind,
    Optional<Schema> schema,
    Optional<List<Bound<Record>>> bound,
    List<String> on,
    List<String> implicit) {

  public Span span() {
    return statement.span();
  }

  public Span verb() {
    return statement.verb();
  }

  public Name component() {
    return statement.component();
  }

  public Clauses clauses() {
    return statement.clauses();
  }

  /** The name of what it makes: as said, or the component's. */
  public Name name() {
    return clauses().as().orElse(component());
  }

  /** The component as its kind says it is; it is there. */
  public <T> Bound<T> made() {
    return Bound.cast(bound.orElseThrow().get(0));
  }
}
