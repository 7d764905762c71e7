package org.tattle.attack.property;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Slot;
import org.tattle.nn.train.Trained;

/**
 * The weights of a network in an order that says nothing of how its hidden units happen to be
 * numbered: two networks that differ by that alone compute the same (Ganju et al. 2018, section
 * 4.2). The units of each hidden layer are put in the order of the norms of their weights, and the
 * weights of the next layer follow.
 */
final class SortedUnits {
  private SortedUnits() {}

  /** Whether all that has weights is dense, so that units can be put in order. */
  static boolean can(Network network) {
    return network.slots().stream()
        .allMatch(slot -> slot.weights() == 0 || slot.layer() instanceof Layer.Dense);
  }

  /** Layer by layer, unit by unit. */
  static double[] weights(Trained model) {
    float[] weights = model.weights();
    double[] sorted = new double[weights.length];
    List<Slot> layers =
        model.network().slots().stream().filter(slot -> slot.weights() > 0).toList();
    Integer[] before = order(layers.get(0).in().size());
    int at = 0;
    for (int l = 0; l < layers.size(); l++) {
      int inputs = layers.get(l).in().size();
      int units = layers.get(l).out().size();
      int start = at;
      Integer[] order = order(units);
      if (l < layers.size() - 1) {
        Arrays.sort(
            order,
            Comparator.comparingDouble(u -> -norm(weights, start + u * (inputs + 1), inputs)));
      }
      for (int u : order) {
        int row = start + u * (inputs + 1);
        for (int i : before) {
          sorted[at++] = weights[row + i];
        }
        sorted[at++] = weights[row + inputs];
      }
      before = order;
    }
    return sorted;
  }

  private static Integer[] order(int count) {
    Integer[] order = new Integer[count];
    Arrays.setAll(order, i -> i);
    return order;
  }

  private static double norm(float[] weights, int from, int count) {
    double squares = 0;
    for (int i = from; i <= from + count; i++) {
      squares += weights[i] * (double) weights[i];
    }
    return squares;
  }
}
