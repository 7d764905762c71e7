package org.tattle.model;

/**
 * What is trained: a component of {@code model}. It is a {@link NetworkModel}, whose weights are
 * fitted step by step, or a {@link Learner}, which learns in a way of its own.
 */
public interface Model {

  /** Whether it can tell classes apart. */
  default boolean classes() {
    return true;
  }

  /** Whether it can predict a number. */
  default boolean numbers() {
    return false;
  }
}
