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

  /** How many weights each layer has that has any, in the order of {@link Trained#weights}. */
  public List<Integer> weights() {
    return Slot.of(this).stream().map(Slot::weights).filter(count -> count > 0).toList();
  }
}
