package org.tattle.model;

import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;

/** An architecture: a component of {@code model}. */
public interface Model {

  /**
   * The network for rows of this shape.
   *
   * @throws org.tattle.run.Fault if the architecture cannot take such rows
   */
  Network network(Shape input, int classes);
}
