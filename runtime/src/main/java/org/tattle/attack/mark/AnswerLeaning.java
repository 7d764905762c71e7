package org.tattle.attack.mark;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.R064Store;
import org.tattle.defense.output.AnswerMarks;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ForgettingFaults;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * How far a suspect's answers lean to the secret by which an owner's are marked. By how much surer
 * the suspect is of each class than the model honestly is, {@code r = ln(q + f) - ln(p + f)}, is
 * regressed on the waves h of the honest answer, with a ridge of one: the coefficients G tell what
 * the suspect does that goes with h. The weights U of the secret are independent standard normal
 * numbers, which nobody could know who did not see marked answers; so whatever G is, {@code <U, G>
 * / |G|} is standard normal of a suspect that learned from none, exactly.
 *
 * @param marks the secret
 * @param rows of the data that the owner asks about: those that it did not train on
 * @param honest what the model says of them before answers are marked, {@code [rows][classes]}
 */
public record AnswerLeaning(AnswerMarks marks, int[] rows, double[][] honest) {
  private static final double FLOOR = 0.01;

  /** Of a model whose answers are marked. */
  public static Optional<AnswerLeaning> of(Target from, Control control) {
    int[] rows = from.split().nonmembers();
    return from.answerMarks()
        .map(
            marks -> {
              Answers before = from.beforeMarks(rows, control).orElseThrow();
              double[][] honest = new double[rows.length][];
              Arrays.setAll(honest, before::probabilities);
              return new AnswerLeaning(marks, rows, honest);
            });
  }

  /**
   * How far a model leans, in deviations.
   *
   * @throws Fault T318 if it gives no probabilities
   */
  public double leaning(Target model, Control control) {
    if (!model.access().contains(Access.PROBABILITIES)) {
      throw Fault.of(ForgettingFaults.PROBABILITIES_UNSEEN);
    }
    return leaning(model.owned().answers(rows, control));
  }

  /** The same of a model that marks answers too, before it does. */
  public double honestly(Target model, Control control) {
    return model
        .beforeMarks(rows, control)
        .map(this::leaning)
        .orElseGet(() -> leaning(model, control));
  }

  private double leaning(Answers said) {
    return along(marks.weights(said.classes()), coefficients(said));
  }

  /** The chance that a model which never saw a marked answer leans so far, over all looks. */
  public static double p(double leaning, int looks) {
    return Math.min(1, looks * NormalDistribution.of(0, 1).survivalProbability(leaning));
  }

  /** {@code <U, G> / |G|}; nothing if G is nothing. */
  static double along(double[][] u, double[][] g) {
    double product = 0;
    double square = 0;
    for (int c = 0; c < g.length; c++) {
      for (int j = 0; j < g[c].length; j++) {
        product += u[c][j] * g[c][j];
        square += g[c][j] * g[c][j];
      }
    }
    return square == 0 ? 0 : product / Math.sqrt(square);
  }

  /** G, {@code [classes, waves]}. */
  private double[][] coefficients(Answers said) {
    int n = rows.length;
    int classes = said.classes();
    double[][] h = new double[n][];
    double[][] r = new double[n][classes];
    for (int i = 0; i < n; i++) {
      h[i] = marks.waves(honest[i]);
      double[] q = said.probabilities(i);
      for (int c = 0; c < classes; c++) {
        r[i][c] = Math.log((q[c] + FLOOR) / (honest[i][c] + FLOOR));
      }
      centre(r[i]);
    }
    centreColumns(h);
    centreColumns(r);
    R064Store square = products(h, h);
    for (int j = 0; j < AnswerMarks.WAVES; j++) {
      square.add(j, j, 1);
    }
    Cholesky<Double> solver = Cholesky.R064.make(square);
    solver.decompose(square);
    return solver.getSolution(products(h, r)).transpose().toRawCopy2D();
  }

  /** The mean over all rows of the products of one's columns with the other's. */
  private static R064Store products(double[][] a, double[][] b) {
    double[][] sum = new double[a[0].length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < sum.length; j++) {
        for (int k = 0; k < sum[j].length; k++) {
          sum[j][k] += a[i][j] * b[i][k] / a.length;
        }
      }
    }
    R064Store store = R064Store.FACTORY.make(sum.length, sum[0].length);
    for (int j = 0; j < sum.length; j++) {
      for (int k = 0; k < sum[j].length; k++) {
        store.set(j, k, sum[j][k]);
      }
    }
    return store;
  }

  private static void centre(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    Arrays.setAll(values, c -> values[c] - mean);
  }

  private static void centreColumns(double[][] rows) {
    for (int c = 0; c < rows[0].length; c++) {
      int at = c;
      double mean = Arrays.stream(rows).mapToDouble(row -> row[at]).average().orElseThrow();
      for (double[] row : rows) {
        row[c] -= mean;
      }
    }
  }
}
