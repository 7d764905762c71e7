package org.tattle.defense;

import org.tattle.data.WrittenTable;

/** Changes a table before it is given to the public. */
public non-sealed interface PublicationDefense extends Defense {
  /**
   * The columns to publish instead: as many rows, in the same order. Each row is written by what
   * stands in it alone, so that whoever knows a person knows how they are written; attackers adapt.
   *
   * @param table everybody's rows, of whom some are published
   * @throws org.tattle.run.Fault if this table cannot be changed so
   */
  WrittenTable recode(WrittenTable table);
}
