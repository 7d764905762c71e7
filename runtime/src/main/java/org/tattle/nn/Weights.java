package org.tattle.nn;

import java.util.ArrayList;
import java.util.List;

/** How many weights and buffers a network needs. */
final class Weights {
  private Weights() {}

  /** The layers of a network and, after them, the one to its logits. */
  static List<Layer> layers(Network network) {
    List<Layer> layers = new ArrayList<>(network.hidden());
    layers.add(new Layer.Dense(network.classes()));
    return layers;
  }

  /** How many weights it has. */
  static int count(Network network) {
    long count = 0;
    long width = network.input().size();
    for (Layer layer : layers(network)) {
      if (layer instanceof Layer.Dense dense) {
        count += dense.units() * (width + 1);
        width = dense.units();
      }
    }
    return Math.toIntExact(count);
  }

  /** How many floats of native memory its stages take. */
  static long buffers(Network network, int capacity) {
    long floats = 0;
    int width = network.input().size();
    for (Layer layer : layers(network)) {
      if (layer instanceof Layer.Dense dense) {
        floats += DenseStage.floats(width, dense.units(), capacity);
        width = dense.units();
      }
    }
    return floats;
  }
}
