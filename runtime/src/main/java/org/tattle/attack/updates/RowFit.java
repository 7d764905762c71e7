package org.tattle.attack.updates;

import java.util.ArrayList;
import java.util.List;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.nn.exact.ExactNetwork;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.UpdateFaults;

/**
 * How far an update goes the way that a row would have it go: the cosine of the angle between the
 * update and the row's own descent, of the model before (as the passive attacker of Nasr, Shokri
 * and Houmansadr 2019, section IV, compares gradients; here without training an attack model). A
 * row that was learned from pulls the update its way.
 */
final class RowFit {
  private final OwnRows known;
  private final List<SeenUpdate> updates;
  private final ExactNetwork network;

  /**
   * @throws Fault T306 if the model predicts numbers
   */
  RowFit(OwnRows known, List<SeenUpdate> updates) {
    if (!known.classes()) {
      throw Fault.of(UpdateFaults.NO_CLASSES);
    }
    this.known = known;
    this.updates = updates;
    network = ExactNetwork.of(updates.get(0).before().network());
  }

  /** Of each row and update, {@code [rows][updates]}. */
  double[][] of(int[] rows, Control control) {
    double[][] fits = new double[rows.length][updates.size()];
    List<Integer> starts = new ArrayList<>();
    for (int u = 0; u < updates.size(); u++) {
      if (u == 0 || updates.get(u).round() != updates.get(u - 1).round()) {
        starts.add(u);
      }
    }
    double[] lengths = updates.stream().mapToDouble(it -> length(it.change())).toArray();
    for (int start : starts) {
      double[] weights = doubles(updates.get(start).before().weights());
      for (int i = 0; i < rows.length; i++) {
        control.check();
        double[] gradient = gradient(weights, rows[i]);
        double own = length(gradient);
        for (int u = start; u < updates.size(); u++) {
          if (updates.get(u).round() != updates.get(start).round()) {
            break;
          }
          double both = own * lengths[u];
          fits[i][u] = both == 0 ? 0 : -dot(gradient, updates.get(u).change()) / both;
        }
      }
    }
    return fits;
  }

  private double[] gradient(double[] weights, int row) {
    double[] label = new double[network.classes()];
    label[known.data().labels()[row]] = 1;
    return network.gradient(weights, known.row(row), label);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static double dot(double[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static double length(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  private static double length(float[] values) {
    return length(doubles(values));
  }
}
