package org.tattle.dsl.check;

/**
 * What becomes of a verb and a component of its kind, once both are checked: a step, and what its
 * name stands for from then on. There is one for each verb that takes a component.
 */
interface Maker {

  /** Adds the step; where something was wrong, sees to it that its name gives no more messages. */
  void make(Acted acted);
}
