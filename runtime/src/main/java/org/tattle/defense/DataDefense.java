package org.tattle.defense;

import org.tattle.data.Dataset;
import org.tattle.run.Seed;

/** Changes the rows that models are trained on. */
public non-sealed interface DataDefense extends Defense {

  /**
   * The rows to train on instead. As many, in the same order, so that membership keeps its meaning.
   */
  Dataset apply(Dataset data, Seed seed);
}
