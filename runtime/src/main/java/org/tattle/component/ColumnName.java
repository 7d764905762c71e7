package org.tattle.component;

/**
 * A column of a table, as a script names it: {@code eps}, {@code base.mia.auc}. A parameter of this
 * type takes a name that is looked for in the table that the statement is about.
 *
 * @param text as written
 */
public record ColumnName(String text) {
  @Override
  public String toString() {
    return text;
  }
}
