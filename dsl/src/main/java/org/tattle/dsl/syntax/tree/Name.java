package org.tattle.dsl.syntax.tree;

import org.tattle.dsl.source.Span;

/**
 * A name as it stands in a script.
 *
 * @param span where
 * @param text what it says
 */
public record Name(Span span, String text) {
  @Override
  public String toString() {
    return text;
  }
}
