package org.tattle.model;

import java.util.Optional;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;

/** An architecture, whose weights are fitted step by step. */
public non-sealed interface NetworkModel extends Model {

  /**
   * The network for rows of this shape.
   *
   * @param outputs one a class, or 1 for a number
   * @throws org.tattle.run.Fault if the architecture cannot take such rows
   */
  Network network(Shape input, int outputs);

  /** The share of the steps, at the end, the mean of whose weights is the model. */
  default double average() {
    return 0;
  }

  @Override
  default Optional<NetworkModel> layers() {
    return Optional.of(this);
  }
}
