package org.tattle.table.belief;

import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.run.Control;

/** Something that makes rows up, as many as are wanted. */
public interface RowMaker {
  /** About how many rows it learned from, as far as it knows. */
  double total();

  /**
   * Makes rows up.
   *
   * @return the cell of each, {@code [columns][rows]}
   */
  int[][] draw(int rows, UniformRandomProvider random, Control control);
}
