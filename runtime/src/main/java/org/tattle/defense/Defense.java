package org.tattle.defense;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tattle.model.Access;
import org.tattle.run.Fault;

/**
 * A change to how a target is made that should make it leak less: a component of {@code defend}.
 * Its stage says where it acts; a stack of defenses acts stage by stage, in script order within
 * one.
 */
public sealed interface Defense
    permits DataDefense,
        TrainDefense,
        InputDefense,
        OutputDefense,
        AggregationDefense,
        PublicationDefense,
        LinkageDefense,
        CountDefense {

  /**
   * Whether it draws what nobody must be able to compute. That comes from the secure source unless
   * a seed was set, so that another run draws anew.
   */
  default boolean draws() {
    return false;
  }

  /** Whether what it draws is charged to an account, which says itself if a seed was set. */
  default boolean charged() {
    return false;
  }

  /** What a target must show for the defense to make sense of it. */
  default Set<Access> needs() {
    return Set.of();
  }

  /** What there is behind it that was not there before. */
  default Set<Access> gives() {
    return Set.of();
  }

  /** What an attacker can no longer see or do. */
  default Set<Access> withholds() {
    return Set.of();
  }

  /** What keeps it from joining a defense that is there already, whatever the data. */
  default Optional<Fault> conflict(Defense before) {
    return Optional.empty();
  }

  /** What is left of what a subject shows, behind these defenses. */
  static Set<Access> left(Set<Access> shown, Collection<? extends Defense> defenses) {
    Set<Access> left = EnumSet.noneOf(Access.class);
    left.addAll(shown);
    for (Defense defense : defenses) {
      left.addAll(defense.gives());
      left.removeAll(defense.withholds());
    }
    return left;
  }
}
