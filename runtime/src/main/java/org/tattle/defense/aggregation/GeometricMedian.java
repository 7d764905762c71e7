package org.tattle.defense.aggregation;

import java.util.Arrays;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Updates;

/**
 * Takes the point whose distances to all updates have the least sum, by the smoothed Weiszfeld
 * algorithm (RFA: Pillutla et al. 2022, algorithm 2): each update counts by its share over its
 * distance to the last point.
 */
@Component(
    name = "geometric_median",
    doc = "The point is taken that is nearest to all updates together.",
    paper = "Pillutla et al. 2022, Robust Aggregation for Federated Learning",
    example = "defend geometric_median on fed as robust")
public record GeometricMedian(@Param(doc = "steps of the search", min = 1, max = 1000) int steps)
    implements AggregationDefense {

  /** A distance below this counts as this. */
  private static final double LEAST = 1e-6;

  public GeometricMedian() {
    this(10);
  }

  @Override
  public boolean leavesOne() {
    return true;
  }

  @Override
  public Updates treat(Updates came) {
    float[] point = came.mean();
    for (int step = 0; step < steps; step++) {
      double[] shares = came.shares().clone();
      for (int i = 0; i < shares.length; i++) {
        shares[i] /= Math.max(LEAST, distance(came.changes()[i], point));
      }
      float[] next = new Updates(came.changes(), shares).mean();
      if (Arrays.equals(next, point)) {
        break;
      }
      point = next;
    }
    return Updates.of(point);
  }

  private static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      double apart = (double) one[i] - other[i];
      sum += apart * apart;
    }
    return Math.sqrt(sum);
  }
}
