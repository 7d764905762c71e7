package org.tattle.dsl.show;

/**
 * What one statement shows. A value, so that the command line, the kernel and the report can each
 * draw the same thing in their own way.
 */
public sealed interface Shown permits TableView, Figure, TextView, HtmlView {

  /** Whether something else that is shown says all that this does. */
  default boolean saidBy(Shown other) {
    return equals(other);
  }
}
