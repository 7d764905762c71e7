package org.tattle.model;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.run.Control;

/** What a {@link Learner} learned. Immutable. */
public interface Learned {

  /**
   * What it says of some rows: a probability for each class, or the number that it predicts, in the
   * unit that it learned.
   *
   * @param features {@code [rows, features]}
   * @param rows which of them
   * @return {@code [rows.length][outputs]}
   */
  double[][] answers(INDArray features, int[] rows, Control control);

  /** All of it, for {@link Learner#read}. */
  byte[] bytes();
}
