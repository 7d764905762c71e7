package org.tattle.defense;

import org.tattle.data.Dataset;
import org.tattle.run.Randomness;

/** Changes the rows that models are trained on. */
public non-sealed interface DataDefense extends Defense {

  /**
   * The rows to train on instead. As many, in the same order, so that membership keeps its meaning.
   *
   * @param random the same at each call for one target
   */
  Dataset apply(Dataset data, Randomness random);
}
