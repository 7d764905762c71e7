package org.tattle.federated.look;

import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Trained;

/**
 * What somebody sees of a round: the model before it, and how the weights were changed, by one
 * client or by all together.
 *
 * @param round from 1
 * @param clients whose change it is, or the mean of whose
 * @param before the model that they began with
 * @param change of the weights, in the order of {@link Trained#weights}
 * @param plan how each of them learned
 * @param steps how many steps each took, {@code [clients]}
 * @param rows which rows each has, {@code [clients][rows]}: nobody sees these, and what is found is
 *     held to them
 */
public record SeenUpdate(
    int round,
    int[] clients,
    Trained before,
    float[] change,
    TrainingPlan plan,
    long[] steps,
    int[][] rows) {

  /** How many rows are behind it, which servers are told to weigh by. */
  public int count() {
    int count = 0;
    for (int[] own : rows) {
      count += own.length;
    }
    return count;
  }

  /** Whether one client took one step: then it is a gradient, but for the step's length. */
  public boolean gradient() {
    return clients.length == 1 && steps[0] == 1;
  }

  /** The learning rate of steps. */
  public double rate() {
    return plan.optimizer().lr();
  }

  /**
   * By how much more often a row counts than in one step on all rows: {@code sum of n_k T_k / n},
   * with T steps of a client.
   */
  public double passes() {
    double passes = 0;
    for (int i = 0; i < rows.length; i++) {
      passes += (double) rows[i].length * steps[i];
    }
    return passes / count();
  }

  /** The same rows behind another change. */
  public SeenUpdate with(float[] other) {
    return new SeenUpdate(round, clients, before, other, plan, steps, rows);
  }
}
