package org.tattle.defense;

import org.tattle.data.Dataset;
import org.tattle.run.Randomness;

/** Changes the rows that models are trained on. */
public non-sealed interface DataDefense extends Defense {

  /**
   * The rows to train on instead.
   *
   * @param data all rows that models may be trained on, members of this one or not
   * @param random the same at each call for one target
   */
  Treatment apply(Dataset data, Randomness random);

  /**
   * Whether what becomes of a row depends on this row alone. Private training hides one row, and so
   * only goes with such.
   */
  default boolean alone() {
    return false;
  }
}
