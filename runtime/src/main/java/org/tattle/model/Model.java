package org.tattle.model;

import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;

/** An architecture: a component of {@code model}. */
public interface Model {

  /** Whether it can tell classes apart. */
  default boolean classes() {
    return true;
  }

  /** Whether it can predict a number. */
  default boolean numbers() {
    return false;
  }

  /**
   * The network for rows of this shape.
   *
   * @param outputs one a class, or 1 for a number
   * @throws org.tattle.run.Fault if the architecture cannot take such rows
   */
  Network network(Shape input, int outputs);
}
