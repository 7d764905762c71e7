package org.tattle.defense;

import java.util.Set;
import org.tattle.model.Access;

/**
 * An output defense that leaves answers as they are and watches who asks for them: each visitor
 * comes through a gate, and what was asked is in a log.
 */
public interface Watch extends Limit {

  /** The gate for one visitor who begins now. */
  Gate open(Honest honest);

  @Override
  default double[] limit(double[] probabilities) {
    return probabilities;
  }

  @Override
  default boolean keepsLabel() {
    return true;
  }

  @Override
  default Set<Access> needs() {
    return Set.of();
  }
}
