package org.tattle.dsl.check.task;

/** Who is to read something. */
public enum Audience {
  /** Whoever has the rows, and may see what is computed from them. */
  CURATOR,
  /** Everybody else, who may see of private rows what a budget paid for. */
  OTHERS
}
