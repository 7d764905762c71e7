package org.tattle.nn;

import java.util.List;

/**
 * An architecture: the hidden layers in order. A dense layer to {@code classes} logits follows the
 * last of them, without being listed.
 */
public record Network(Shape input, List<Layer> hidden, int classes) {
  public Network {
    hidden = List.copyOf(hidden);
    if (classes < 2) {
      throw new IllegalArgumentException("a network needs at least 2 classes, not " + classes);
    }
  }
}
