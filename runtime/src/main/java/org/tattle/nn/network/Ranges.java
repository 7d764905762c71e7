package org.tattle.nn.network;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What the features of rows are declared to hold, in order.
 *
 * @param runs features side by side that hold the same
 */
public record Ranges(List<Run> runs) {

  /**
   * Features of one range.
   *
   * @param features how many
   * @param fixed whether no small change of them makes sense, as of names
   */
  public record Run(int features, double least, double most, boolean fixed) {}

  public Ranges {
    runs = List.copyOf(runs);
  }

  /** How many features there are. */
  public int width() {
    return runs.stream().mapToInt(Run::features).sum();
  }

  /** Whether any feature may change a little. */
  public boolean any() {
    return runs.stream().anyMatch(run -> !run.fixed);
  }

  /** How long all ranges are, if all are as long and every feature may change. */
  public OptionalDouble length() {
    double[] lengths = runs.stream().mapToDouble(run -> run.most - run.least).distinct().toArray();
    return lengths.length == 1 && runs.stream().noneMatch(Run::fixed)
        ? OptionalDouble.of(lengths[0])
        : OptionalDouble.empty();
  }
}
