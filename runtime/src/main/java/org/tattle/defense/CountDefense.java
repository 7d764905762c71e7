package org.tattle.defense;

import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.counts.CountDraft;

/** Changes counts before they are given to the public. */
public non-sealed interface CountDefense extends Defense {
  /**
   * The counts to publish instead. Their bounds are what whoever knows how they were changed can
   * read off them: attackers adapt.
   *
   * @param random null unless it {@link #draws}
   */
  CountDraft treat(CountDraft draft, Randomness random, Control control);
}
