package org.tattle.defense;

import java.util.Optional;
import org.tattle.data.Dataset;
import org.tattle.nn.network.Shape;

/** Changes what a trained model is asked, before its weights see it. */
public non-sealed interface InputDefense extends Defense {

  /**
   * Changes rows in place, each by itself.
   *
   * @param rows {@code [count, shape.size()]}
   */
  default void change(float[] rows, Shape shape) {}

  /**
   * Looks whether it can change rows of these data.
   *
   * @throws org.tattle.run.Fault if not
   */
  default void fits(Dataset data) {}

  /** How it tells rows that get no answer, if any get none. */
  default Optional<Detector.Recipe> detection() {
    return Optional.empty();
  }

  /** The noise that is put on rows, if any is. */
  default Optional<Sway> sway() {
    return Optional.empty();
  }
}
