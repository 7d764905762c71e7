package org.tattle.attack.synthetic;

import org.tattle.run.Control;
import org.tattle.table.synthesis.CodedRows;

/**
 * How dense rows lie about a person: the mean over rows of {@code Π (1 − λ)} for cells that are the
 * person's and {@code λ / (k − 1)} for others, with k cells a column (Aitchison and Aitken 1976).
 */
record Density(CodedRows rows, double lambda, Control control) {

  /** Logarithms, one a person. */
  double[] of(CodedRows people) {
    int width = rows.columns();
    double[] off = new double[width];
    for (int c = 0; c < width; c++) {
      off[c] = Math.log(lambda / Math.max(1, rows.sizes()[c] - 1) / (1 - lambda));
    }
    double whole = width * Math.log(1 - lambda);
    double[] dense = new double[people.count()];
    int[] person = new int[width];
    for (int i = 0; i < dense.length; i++) {
      control.check();
      for (int c = 0; c < width; c++) {
        person[c] = people.codes()[c][i];
      }
      double[] logs = new double[rows.count()];
      double most = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < width; c++) {
        int[] codes = rows.codes()[c];
        for (int row = 0; row < logs.length; row++) {
          logs[row] += codes[row] == person[c] ? 0 : off[c];
        }
      }
      for (double log : logs) {
        most = Math.max(most, log);
      }
      double sum = 0;
      for (double log : logs) {
        sum += Math.exp(log - most);
      }
      dense[i] = whole + most + Math.log(sum / logs.length);
    }
    return dense;
  }
}
