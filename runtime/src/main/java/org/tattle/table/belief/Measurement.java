package org.tattle.table.belief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many rows have each combination of some columns, with noise.
 *
 * @param columns which, ascending
 * @param counts one a combination, as {@link Factor} numbers them
 * @param sigma the standard deviation of the noise, in rows
 */
public record Measurement(int[] columns, double[] counts, double sigma) {

  /** Those of the same columns as one each, the less noisy counting more. */
  static List<Measurement> joined(List<Measurement> all) {
    Map<List<Integer>, Measurement> joined = new LinkedHashMap<>();
    for (Measurement one : all) {
      joined.merge(Arrays.stream(one.columns).boxed().toList(), one, Measurement::with);
    }
    return new ArrayList<>(joined.values());
  }

  private Measurement with(Measurement other) {
    double own = 1 / (sigma * sigma);
    double more = 1 / (other.sigma * other.sigma);
    double[] mean = new double[counts.length];
    for (int cell = 0; cell < mean.length; cell++) {
      mean[cell] = (own * counts[cell] + more * other.counts[cell]) / (own + more);
    }
    return new Measurement(columns, mean, Math.sqrt(1 / (own + more)));
  }

  /** How many rows there are, as far as these tell: each by its sum, by how sure that is. */
  static double total(List<Measurement> all) {
    double sum = 0;
    double weights = 0;
    for (Measurement one : all) {
      double weight = 1 / (one.sigma * one.sigma * one.counts.length);
      sum += weight * Arrays.stream(one.counts).sum();
      weights += weight;
    }
    return Math.max(1, sum / weights);
  }
}
