package org.tattle.component;

/** What it means that several names stand behind {@code on}. */
public enum Arity {
  /** The verb takes one. */
  ONE,
  /** The verb does the same to each. */
  EACH,
  /** The verb acts on all of them at once. */
  TOGETHER
}
