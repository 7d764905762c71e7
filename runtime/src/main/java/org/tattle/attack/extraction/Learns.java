package org.tattle.attack.extraction;

import java.util.Set;
import org.tattle.model.Access;

/** What a copy learns from an answer: all probabilities, or the class alone. */
public enum Learns {
  PROBABILITIES,
  LABELS;

  /** What the target must show for it. */
  Set<Access> needs() {
    return this == LABELS
        ? Set.of(Access.LABELS, Access.QUERIES)
        : Set.of(Access.LABELS, Access.PROBABILITIES, Access.QUERIES);
  }
}
