package org.tattle.table.belief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tattle.run.Control;

/**
 * The distribution of greatest entropy among those that fit noisy counts best: Private-PGM
 * (McKenna, Sheldon and Miklau 2019, Graphical-model based estimation and inference for
 * differential privacy, algorithm 1). What is made least is {@code L(μ) = ½ Σ ‖(μ_C − y_C) / σ_C‖²}
 * over what the distribution μ says of the columns C that were counted; each step takes the
 * gradient of L off the weights of the cliques, as far as L falls by half of what it promises
 * (Armijo), and belief propagation gives the next μ.
 */
public final class MirrorDescent {
  private static final int HALVINGS = 25;
  private static final double SETTLED = 1e-9;

  private final List<Measurement> measured;
  private final double total;
  private final JunctionTree tree;
  private final Messages messages;
  private final int[] clique;
  private final int[][] places;
  private double[][] weights;

  private MirrorDescent(int[] sizes, List<Measurement> all) {
    measured = Measurement.joined(all);
    total = Measurement.total(all);
    tree = new JunctionTree(sizes, measured.stream().map(Measurement::columns).toList());
    messages = new Messages(tree);
    clique = new int[measured.size()];
    places = new int[measured.size()][];
    for (int m = 0; m < clique.length; m++) {
      clique[m] = tree.with(measured.get(m).columns());
      Factor own = Factor.zeros(tree.cliques().get(clique[m]), sizes);
      places[m] = CellPlaces.of(own.columns(), own.sizes(), measured.get(m).columns());
    }
    weights = zeros();
  }

  /**
   * Fits.
   *
   * @param sizes how many cells each column has
   * @param steps at most
   */
  public static BeliefModel fit(int[] sizes, List<Measurement> all, int steps, Control control) {
    return new MirrorDescent(sizes, all).fit(steps, control);
  }

  /** Fits more counts, beginning with a model of some of them. */
  public static BeliefModel refit(
      BeliefModel before, List<Measurement> all, int steps, Control control) {
    MirrorDescent descent = new MirrorDescent(before.tree().sizes(), all);
    descent.begin(before);
    return descent.fit(steps, control);
  }

  private double[][] zeros() {
    return tree.cliques().stream()
        .map(columns -> Factor.zeros(columns, tree.sizes()).values())
        .toArray(double[][]::new);
  }

  /** Every weight of another model goes to a clique that has its columns; here each of it has. */
  private void begin(BeliefModel before) {
    for (Factor part : before.weights()) {
      int to = tree.with(part.columns());
      if (to < 0) {
        weights = zeros();
        return;
      }
      Factor own = Factor.zeros(tree.cliques().get(to), tree.sizes());
      int[] place = CellPlaces.of(own.columns(), own.sizes(), part.columns());
      for (int cell = 0; cell < place.length; cell++) {
        weights[to][cell] += part.values()[place[cell]];
      }
    }
  }

  private BeliefModel fit(int steps, Control control) {
    double[][] now = zeros();
    double[][] next = zeros();
    double[][] slope = zeros();
    double[][] tried = zeros();
    messages.pass(weights, total, now, control);
    double loss = loss(now, slope);
    double length = 1 / (total * total);
    for (int step = 0; step < steps; step++) {
      length *= 2;
      double fallen = -1;
      for (int halving = 0; halving < HALVINGS && fallen < 0; halving++) {
        move(slope, length, tried);
        messages.pass(tried, total, next, control);
        double reached = loss(next, null);
        if (loss - reached >= promised(slope, now, next) / 2) {
          fallen = loss - reached;
        } else {
          length /= 2;
        }
      }
      if (fallen < 0) {
        break;
      }
      double[][] kept = weights;
      weights = tried;
      tried = kept;
      double[][] old = now;
      now = next;
      next = old;
      loss = loss(now, slope);
      if (fallen <= SETTLED * loss) {
        break;
      }
    }
    List<Factor> parts = new ArrayList<>();
    List<Factor> likely = new ArrayList<>();
    for (int i = 0; i < now.length; i++) {
      Factor shape = Factor.zeros(tree.cliques().get(i), tree.sizes());
      parts.add(new Factor(shape.columns(), shape.sizes(), weights[i]));
      likely.add(new Factor(shape.columns(), shape.sizes(), now[i]));
    }
    return new BeliefModel(tree, parts, likely, total);
  }

  private void move(double[][] slope, double length, double[][] into) {
    for (int i = 0; i < slope.length; i++) {
      for (int cell = 0; cell < slope[i].length; cell++) {
        into[i][cell] = weights[i][cell] - length * slope[i][cell];
      }
    }
  }

  private static double promised(double[][] slope, double[][] now, double[][] next) {
    double sum = 0;
    for (int i = 0; i < slope.length; i++) {
      for (int cell = 0; cell < slope[i].length; cell++) {
        sum += slope[i][cell] * (now[i][cell] - next[i][cell]);
      }
    }
    return sum;
  }

  /** L, and its gradient by what each clique says. */
  private double loss(double[][] likely, double[][] slope) {
    if (slope != null) {
      for (double[] part : slope) {
        Arrays.fill(part, 0);
      }
    }
    double loss = 0;
    for (int m = 0; m < clique.length; m++) {
      Measurement one = measured.get(m);
      double[] off = new double[one.counts().length];
      double[] part = likely[clique[m]];
      for (int cell = 0; cell < part.length; cell++) {
        off[places[m][cell]] += part[cell];
      }
      double weight = 1 / (one.sigma() * one.sigma());
      for (int cell = 0; cell < off.length; cell++) {
        off[cell] = off[cell] - one.counts()[cell];
        loss += weight * off[cell] * off[cell] / 2;
        off[cell] *= weight;
      }
      if (slope != null) {
        double[] to = slope[clique[m]];
        for (int cell = 0; cell < to.length; cell++) {
          to[cell] += off[places[m][cell]];
        }
      }
    }
    return loss;
  }
}
