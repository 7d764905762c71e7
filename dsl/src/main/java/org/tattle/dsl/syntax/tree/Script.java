package org.tattle.dsl.syntax.tree;

import java.util.List;
import org.tattle.dsl.source.Source;

/**
 * A script read.
 *
 * @param source what it was read from
 * @param statements in order, broken ones included
 */
public record Script(Source source, List<Statement> statements) {
  public Script {
    statements = List.copyOf(statements);
  }
}
