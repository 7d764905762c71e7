package org.tattle.dsl.check.expression;

import java.util.List;
import java.util.Optional;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.syntax.tree.Expression;

/** What expressions can call beside the functions of the language. */
public interface Calls {
  /** The names that can be called. */
  List<String> names();

  /** What a call comes to, with everything wrong about it said; empty if nothing is called so. */
  Optional<Typed> called(Expression.Path call);
}
