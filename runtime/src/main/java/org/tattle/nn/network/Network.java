package org.tattle.nn.network;

import java.util.ArrayList;
import java.util.List;

/**
 * An architecture: the hidden layers in order. A dense layer to {@code classes} logits follows the
 * last of them, without being listed. One output alone is no logit but a number.
 */
public record Network(Shape input, List<Layer> hidden, int classes) {
  public Network {
    hidden = List.copyOf(hidden);
    if (classes < 1) {
      throw new IllegalArgumentException("a network needs at least 1 output, not " + classes);
    }
  }

  /**
   * Its layers in order, the one to its logits included.
   *
   * @throws IllegalArgumentException if a layer does not fit what comes before it
   */
  public List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    Shape shape = input;
    for (Layer layer : hidden) {
      slots.add(Slot.of(layer, shape, slots.isEmpty()));
      shape = slots.get(slots.size() - 1).out();
    }
    slots.add(Slot.of(new Layer.Dense(classes), shape, slots.isEmpty()));
    return slots;
  }

  /** How many weights it has. */
  public int weights() {
    return Slot.count(slots().stream().mapToLong(Slot::weights).sum());
  }

  /** How many weights each layer has that has any, in order. */
  public List<Integer> weightsByLayer() {
    return slots().stream().map(Slot::weights).filter(count -> count > 0).toList();
  }

  /** The label, if it is one of its classes. */
  public int label(int label) {
    if (label < 0 || label >= classes) {
      throw new IllegalArgumentException("label %s of %s classes".formatted(label, classes));
    }
    return label;
  }
}
