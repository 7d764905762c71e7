package org.tattle.dsl.check.verb;

import org.tattle.dsl.check.bind.Acted;

/**
 * What becomes of a verb and a component of its kind, once both are checked: a step, and what its
 * name stands for from then on. There is one for each verb that takes a component.
 */
public interface Maker {

  /** Adds the step; where something was wrong, sees to it that its name gives no more messages. */
  void make(Acted acted);
}
