package org.tattle.data.table.cell;

/** What to do where a value is missing. */
public enum Missing {
  /** Numbers become the median, names a category of their own. */
  FILL,
  /** The row is left out. */
  DROP,
  /** The first one is an error. */
  ERROR
}
