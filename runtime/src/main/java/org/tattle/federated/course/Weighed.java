package org.tattle.federated.course;

import java.util.ArrayList;
import java.util.List;
import org.tattle.federated.round.ServerState;

/**
 * A weight of a model that is one sum.
 *
 * @param weight the column that it weighs, or the intercept
 * @param value in the units of the columns
 */
public record Weighed(int round, String weight, double value) {

  /** Those after some of the rounds. */
  public static List<Weighed> of(List<ServerState> rounds, LinearWeights line) {
    List<Weighed> all = new ArrayList<>();
    for (int round : RoundAxis.steps(rounds.size())) {
      double[] values = line.inUnits(rounds.get(round - 1).weights());
      for (int i = 0; i < values.length; i++) {
        all.add(new Weighed(round, line.names().get(i), values[i]));
      }
    }
    return all;
  }
}
