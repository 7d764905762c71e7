package org.tattle.defense;

import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.TableDraft;

/**
 * Changes a table before it is given to the public: its columns, its cells or whose rows it has.
 */
public non-sealed interface PublicationDefense extends Defense {
  /**
   * The table to publish instead. What attackers look for changes with it where whoever knows a
   * person knows how they are written: attackers adapt.
   *
   * @param random the same at each call for one publication
   * @throws org.tattle.run.Fault if this table cannot be changed so
   */
  TableDraft treat(TableDraft draft, Randomness random, Control control);
}
