package org.tattle.subject.answer;

import org.tattle.run.Control;

/** Who proves that answers stay what they are whatever some rows of the training had been. */
public interface Outlasting {

  /**
   * How many rows can be slipped in or taken out before each answer for these rows of the data set
   * may change.
   */
  int[] outlasts(int[] rows, Control control);
}
