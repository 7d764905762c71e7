package org.tattle.dsl.syntax.tree;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tattle.component.Preposition;

/**
 * The clauses of a statement, in the order of the script, and each by its meaning. Where a clause
 * that may stand once stands twice, the first counts; the second has its diagnostic.
 */
public record Clauses(List<Clause> list) {

  /** No clause. */
  public static final Clauses NONE = new Clauses(List.of());

  public Clauses {
    list = List.copyOf(list);
  }

  /** What it acts on, or nothing where that is implicit. */
  public List<Expression.Path> on() {
    return all(Clause.On.class).findFirst().map(Clause.On::paths).orElse(List.of());
  }

  /** The architecture. */
  public Optional<Expression.Path> using() {
    return all(Clause.Using.class).findFirst().map(Clause.Using::path);
  }

  /** What is drawn. */
  public List<Expression.Path> of() {
    return all(Clause.Of.class).findFirst().map(Clause.Of::paths).orElse(List.of());
  }

  /** What is compared or grouped. */
  public List<Expression> by() {
    return all(Clause.By.class).findFirst().map(Clause.By::keys).orElse(List.of());
  }

  /** The file. */
  public Optional<Expression> to() {
    return all(Clause.To.class).findFirst().map(Clause.To::file);
  }

  /** The name for what was made. */
  public Optional<Name> as() {
    return all(Clause.As.class).findFirst().map(Clause.As::name);
  }

  /** The name for what was made, where it is a text. */
  public Optional<Expression.Text> title() {
    return all(Clause.Title.class).findFirst().map(Clause.Title::text);
  }

  /** The arguments, each parameter once. */
  public List<Argument> arguments() {
    return Repeats.first(all(Clause.With.class).map(Clause.With::argument).toList());
  }

  /** The clause with the word, for a message that points at it. */
  public Optional<Clause> find(Preposition preposition) {
    return list.stream().filter(clause -> clause.preposition() == preposition).findFirst();
  }

  private <C extends Clause> Stream<C> all(Class<C> kind) {
    return list.stream().filter(kind::isInstance).map(kind::cast);
  }
}
