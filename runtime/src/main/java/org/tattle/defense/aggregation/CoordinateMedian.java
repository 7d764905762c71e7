package org.tattle.defense.aggregation;

import org.tattle.component.Component;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Updates;

/** Takes of each weight the median of what clients sent (Yin et al. 2018, definition 1). */
@Component(
    name = "median",
    doc = "Of each weight the median of what clients sent is taken.",
    paper = "Yin et al. 2018, Byzantine-Robust Distributed Learning",
    example = "defend median on fed as robust")
public record CoordinateMedian() implements AggregationDefense {
  @Override
  public boolean leavesOne() {
    return true;
  }

  @Override
  public Updates treat(Updates came) {
    return Updates.of(Coordinates.join(came, Coordinates::median));
  }
}
