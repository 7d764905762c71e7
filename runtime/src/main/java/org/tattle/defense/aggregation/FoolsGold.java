package org.tattle.defense.aggregation;

import java.util.Arrays;
import org.tattle.component.Component;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Gathering;
import org.tattle.defense.Updates;

/**
 * Clients whose changes, summed over all rounds, point the same way count less: many who are one
 * attacker's pull as one, and honest ones each in their own way (Fung et al. 2020, algorithm 1).
 * With cs_ij the cosine of two clients' sums and v_i the largest of client i:
 *
 * <ol>
 *   <li>pardon: cs_ij ← cs_ij v_i / v_j where v_j &gt; v_i;
 *   <li>α_i = 1 − max_j cs_ij, over the largest of these;
 *   <li>α_i ← ln(α_i / (1 − α_i)) + 0.5, kept to 0 to 1.
 * </ol>
 *
 * <p>The paper adds changes up; here their mean is taken by α and by rows, so that rounds are as
 * long as without it. It needs no number of bad clients, and takes honest ones who are alike for
 * bad.
 */
@Component(
    name = "foolsgold",
    doc = "Clients who always pull the same way as others count less.",
    paper = "Fung et al. 2020, The Limitations of Federated Learning in Sybil Settings",
    example = "defend foolsgold on fed as robust")
public record FoolsGold() implements AggregationDefense {
  private static final double MOST = 0.99;

  @Override
  public Place place() {
    return Place.ARRIVAL;
  }

  /** What each client sent in all rounds, added up. */
  @Override
  public long kept(long weights, long clients) {
    return weights * clients;
  }

  @Override
  public Updates treat(Updates came, Gathering round) {
    int weights = round.weights();
    float[] sums = round.memory(this);
    double[][] directions = new double[came.count()][];
    for (int i = 0; i < came.count(); i++) {
      int own = round.senders()[i] * weights;
      for (int k = 0; k < weights; k++) {
        sums[own + k] += came.changes()[i][k];
      }
      directions[i] = direction(sums, own, weights);
    }
    double[] counts = counts(directions);
    for (int i = 0; i < counts.length; i++) {
      counts[i] *= came.shares()[i];
    }
    return Distances.counting(new Updates(came.changes(), counts));
  }

  private static double[] direction(float[] sums, int from, int weights) {
    double[] direction = new double[weights];
    double squares = 0;
    for (int k = 0; k < weights; k++) {
      direction[k] = sums[from + k];
      squares += direction[k] * direction[k];
    }
    double size = Math.max(Math.sqrt(squares), Double.MIN_NORMAL);
    for (int k = 0; k < weights; k++) {
      direction[k] /= size;
    }
    return direction;
  }

  /** How much each counts, by where their sums point. */
  static double[] counts(double[][] directions) {
    int n = directions.length;
    double[][] alike = new double[n][n];
    double[] most = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        alike[i][j] = i == j ? 0 : dot(directions[i], directions[j]);
        most[i] = Math.max(most[i], alike[i][j]);
      }
    }
    double[] counts = new double[n];
    for (int i = 0; i < n; i++) {
      double pardoned = 0;
      for (int j = 0; j < n; j++) {
        double by = most[j] > most[i] ? most[i] / most[j] : 1;
        pardoned = Math.max(pardoned, alike[i][j] * by);
      }
      counts[i] = Math.max(0, Math.min(1, 1 - pardoned));
    }
    double largest = Math.max(Arrays.stream(counts).max().orElse(1), Double.MIN_NORMAL);
    for (int i = 0; i < n; i++) {
      double share = Math.min(MOST, counts[i] / largest);
      counts[i] = Math.max(0, Math.min(1, Math.log(share / (1 - share)) + 0.5));
    }
    return counts;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int k = 0; k < one.length; k++) {
      sum += one[k] * other[k];
    }
    return sum;
  }
}
