package org.tattle.defense;

import java.util.Set;
import org.tattle.model.Access;

/** Changes what a trained model answers. */
public non-sealed interface OutputDefense extends Defense {

  /** The probabilities that are given out for one row, of these, which it may change in place. */
  double[] limit(double[] probabilities);

  /** What an attacker can no longer ask: who limits the answers does not hand out the weights. */
  default Set<Access> withholds() {
    return Set.of(Access.GRADIENTS);
  }
}
