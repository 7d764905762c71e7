package org.tattle.federated.course;

import java.util.ArrayList;
import java.util.List;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.nn.network.Network;

/**
 * The weights of a network that is one sum of few features, in the units of their columns: with
 * features {@code (x - c) / s} and a number {@code (y - c) / s}, slopes and what is added follow
 * from the network's by arithmetic.
 */
public record LinearWeights(List<String> names, List<Column> features, Column number) {
  /** The name of what is added. */
  public static final String INTERCEPT = "intercept";

  private static final int MOST = 16;

  public LinearWeights {
    names = List.copyOf(names);
    features = List.copyOf(features);
  }

  /** Those of a network of that data, or null if it is none such. */
  public static LinearWeights of(Network network, Dataset data) {
    boolean sum = network.hidden().isEmpty() && network.classes() == 1;
    if (!sum || network.weights() > MOST || !(data.truth() instanceof Labels.Numbers numbers)) {
      return null;
    }
    List<String> names = new ArrayList<>();
    List<Column> features = new ArrayList<>();
    for (Column column : data.columns()) {
      for (int i = 0; i < column.width(); i++) {
        boolean one = column.categories().isEmpty();
        names.add(one ? column.name() : column.name() + "=" + column.categories().get(i));
        features.add(column);
      }
    }
    names.add(INTERCEPT);
    return new LinearWeights(names, features, numbers.from());
  }

  /** The slopes, and what is added. */
  public double[] inUnits(float[] weights) {
    double[] units = new double[weights.length];
    int last = weights.length - 1;
    units[last] = number.center() + number.scale() * weights[last];
    for (int i = 0; i < last; i++) {
      units[i] = number.scale() * weights[i] / features.get(i).scale();
      units[last] -= units[i] * features.get(i).center();
    }
    return units;
  }
}
