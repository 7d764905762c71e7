package org.tattle.data;

import org.tattle.run.Control;

/** Where a data set comes from: a component of {@code load}. */
public interface DataSource extends Loading {

  /**
   * Reads all rows, in the source's own order.
   *
   * @throws org.tattle.run.Fault if the user's file cannot be read as data
   */
  Dataset load(Control control);
}
