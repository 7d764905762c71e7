package org.tattle.defense;

import java.time.Duration;
import java.util.List;

/**
 * What one visitor meets: it lets queries through or refuses them. Not safe for several threads.
 */
public interface Gate {
  /** Whether the next query is answered. */
  boolean admits(Query query);

  /** How long the visitor has waited so far, on a clock of its own. */
  default Duration waited() {
    return Duration.ZERO;
  }

  /** What it has noticed of the visitor so far, in words. */
  default List<String> noticed() {
    return List.of();
  }

  /** After how many queries it raised its alarm; 0 if it did not. */
  default long alarmed() {
    return 0;
  }
}
