package org.tattle.nn.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tattle.run.Control;

/**
 * How far from a change of weights that was seen is the one that guessed rows would make, and the
 * gradient of that by rows and labels: what gradient reconstruction minimises (Zhu et al. 2019,
 * equation 4; Geiping et al. 2020, equation 4). Of one step that is a gradient times {@code -rate};
 * several steps, each on its own rows, are unrolled (Geiping et al. 2020, section 6).
 *
 * <p>The gradient needs second derivatives, but no matrix of them: with u the gradient of the
 * distance by the weights after a step, {@code d/de dL/dx (x, t; W + e u)} at {@code e = 0} is one
 * more pass forwards and backwards in which every value carries its derivative by e (Pearlmutter
 * 1994), and the same pass gives {@code H u}, by which u goes back through the step: {@code u -
 * rate H u}.
 */
public final class Matching {
  private final ExactNetwork network;
  private final double[] start;
  private final double[] seen;
  private final double rate;
  private final List<int[]> steps;
  private final Measure measure;
  private final int told;

  /** How far two changes are apart. */
  public enum Measure {
    /** The sum of the squares of differences of gradients. */
    SQUARES,
    /** One less the cosine of the angle between them. */
    COSINE
  }

  /**
   * The distance, and its gradient.
   *
   * @param rows gradient by the rows, {@code [rows * features]}
   * @param labels gradient by the soft labels, {@code [rows * classes]}
   */
  public record Distance(double value, double[] rows, double[] labels) {}

  /**
   * @param start the weights before
   * @param seen by how much they were changed
   * @param rate of the steps
   * @param steps which of the guessed rows each step takes
   */
  public Matching(
      ExactNetwork network,
      double[] start,
      double[] seen,
      double rate,
      List<int[]> steps,
      Measure measure) {
    if (start.length != network.weights() || seen.length != network.weights()) {
      throw new IllegalArgumentException(
          "a change of %s weights, not of %s".formatted(network.weights(), seen.length));
    }
    this.network = network;
    this.start = start;
    this.seen = seen;
    this.rate = rate;
    this.steps = List.copyOf(steps);
    this.measure = measure;
    told = seen.length;
  }

  private Matching(Matching like, double[] seen, int told) {
    network = like.network;
    start = like.start;
    rate = like.rate;
    steps = like.steps;
    measure = like.measure;
    this.seen = seen;
    this.told = told;
  }

  /** The same that goes by so many weights alone, and leaves those behind them out. */
  public Matching of(int first) {
    double[] some = Arrays.copyOf(Arrays.copyOf(seen, first), seen.length);
    return new Matching(this, some, first);
  }

  /**
   * The distance of guessed rows.
   *
   * @param x {@code [rows * features]}
   * @param t their soft labels, {@code [rows * classes]}, each summing to 1
   */
  public Distance at(double[] x, double[] t, Control control) {
    List<List<Pass>> passes = new ArrayList<>();
    double[] w = start.clone();
    for (int[] rows : steps) {
      double[] before = w.clone();
      List<Pass> step = new ArrayList<>();
      for (int row : rows) {
        control.check();
        Pass pass = pass(before, x, t, row);
        pass.gradient(-rate / rows.length, w);
        step.add(pass);
      }
      passes.add(step);
    }
    for (int i = 0; i < w.length; i++) {
      w[i] = i < told ? w[i] - start[i] : 0;
    }
    double[] u = new double[w.length];
    double value = apart(w, u);
    double[] byX = new double[x.length];
    double[] byT = new double[t.length];
    for (int s = passes.size() - 1; s >= 0; s--) {
      int[] rows = steps.get(s);
      double scale = -rate / rows.length;
      double[] bent = s == 0 ? null : new double[w.length];
      for (int i = 0; i < rows.length; i++) {
        control.check();
        int row = rows[i] * network.features();
        int labels = rows[i] * network.classes();
        passes.get(s).get(i).along(u, scale, byX, row, byT, labels, bent);
      }
      for (int i = 0; bent != null && i < u.length; i++) {
        u[i] += bent[i];
      }
    }
    return new Distance(value, byX, byT);
  }

  private Pass pass(double[] w, double[] x, double[] t, int row) {
    int features = network.features();
    int classes = network.classes();
    return new Pass(
        network.layers(),
        w,
        Arrays.copyOfRange(x, row * features, (row + 1) * features),
        Arrays.copyOfRange(t, row * classes, (row + 1) * classes));
  }

  /** How far a change is from what was seen, and the gradient of that by the change. */
  private double apart(double[] made, double[] slope) {
    return measure == Measure.SQUARES ? squares(made, slope) : angle(made, slope);
  }

  private double squares(double[] made, double[] slope) {
    double value = 0;
    for (int i = 0; i < made.length; i++) {
      double d = (made[i] - seen[i]) / rate;
      value += d * d;
      slope[i] = 2 * d / rate;
    }
    return value;
  }

  private double angle(double[] made, double[] slope) {
    double both = 0;
    double own = 0;
    double other = 0;
    for (int i = 0; i < made.length; i++) {
      both += made[i] * seen[i];
      own += made[i] * made[i];
      other += seen[i] * seen[i];
    }
    if (own == 0 || other == 0) {
      return 1;
    }
    double length = Math.sqrt(own * other);
    for (int i = 0; i < made.length; i++) {
      slope[i] = both * made[i] / (own * length) - seen[i] / length;
    }
    return 1 - both / length;
  }
}
