package org.tattle.defense.aggregation;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Crowd;
import org.tattle.defense.Updates;

/** Leaves out as many updates as may be bad: those that lie farthest from the others. */
@Component(
    name = "multi_krum",
    doc = "The updates that lie farthest from the others are left out, as many as may be bad.",
    paper = "Blanchard et al. 2017, Machine Learning with Adversaries",
    example = "defend multi_krum bad=4 on fed as robust")
public record MultiKrum(
    @Param(doc = "bad clients that it should withstand", min = 1, max = 100_000) int bad)
    implements AggregationDefense {
  public MultiKrum() {
    this(1);
  }

  @Override
  public void fits(Crowd crowd) {
    Needs.demand("multi_krum", bad, 2 * bad + 3, crowd.answering());
  }

  @Override
  public Updates treat(Updates came) {
    return Distances.only(
        came, new Distances(came).closest(bad).subList(0, Math.max(1, came.count() - bad)));
  }
}
