package org.tattle.defense;

import java.util.Set;
import org.tattle.model.Access;

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
}
