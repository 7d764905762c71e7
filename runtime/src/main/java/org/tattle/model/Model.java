package org.tattle.model;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is trained: a component of {@code model}. It is a {@link NetworkModel}, whose weights are
 * fitted step by step, or a {@link Learner}, which learns in a way of its own.
 */
public sealed interface Model permits NetworkModel, Learner {

  /** Whether it can tell classes apart. */
  default boolean classes() {
    return true;
  }

  /** Whether it can predict a number. */
  default boolean numbers() {
    return false;
  }

  /** What parameters of its training are where nothing is said of them, if not as for others. */
  default Map<String, Object> usual() {
    return Map.of();
  }

  /** Its layers, whose weights are fitted step by step, if it has any. */
  default Optional<NetworkModel> layers() {
    return Optional.empty();
  }

  /** How it learns in a way of its own, if it has no layers. */
  default Optional<Learner> learner() {
    return Optional.empty();
  }

  /** Whether it is fitted step by step, so that there are steps to plan, to defend and to watch. */
  default boolean stepwise() {
    return layers().isPresent();
  }

  /** What whoever knows how such a model is made can do besides asking it. */
  default Set<Access> allows() {
    return stepwise()
        ? EnumSet.of(Access.SHADOWS, Access.TRAINING, Access.STEPS)
        : EnumSet.of(Access.SHADOWS, Access.TRAINING);
  }
}
