package org.tattle.nn.exact;

/**
 * What goes into the last layer of a network that has weights, and how far each of its values is
 * from what rows can be: {@code |r_i| / |dr_i / dx|}, the least change of a row, to first order,
 * that would make the value 0.
 */
public record Representation(ExactNetwork network) {

  /** Added to how much a value moves, so that one that never moves has a finite measure. */
  private static final double LEAST = 1e-9;

  private int last() {
    int last = network.layers().size() - 1;
    while (network.layers().get(last).weights() == 0) {
      last--;
    }
    return last;
  }

  /** Of each value, how far it is. */
  public double[] distances(double[] w, double[] x) {
    int last = last();
    double[][] a = new double[last + 1][];
    a[0] = x;
    for (int i = 0; i < last; i++) {
      a[i + 1] = network.layers().get(i).value(w, a[i]);
    }
    double[] distances = new double[a[last].length];
    for (int unit = 0; unit < distances.length; unit++) {
      double[] back = new double[distances.length];
      back[unit] = 1;
      for (int i = last - 1; i >= 0; i--) {
        back = network.layers().get(i).back(w, a[i], back);
      }
      double squares = 0;
      for (double value : back) {
        squares += value * value;
      }
      distances[unit] = Math.abs(a[last][unit]) / (Math.sqrt(squares) + LEAST);
    }
    return distances;
  }
}
