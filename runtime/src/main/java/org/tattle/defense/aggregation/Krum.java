package org.tattle.defense.aggregation;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Crowd;
import org.tattle.defense.Updates;

/** Takes the one update that lies closest among the others (Blanchard et al. 2017, section 4). */
@Component(
    name = "krum",
    doc = "The one update that lies closest among the others is taken.",
    paper = "Blanchard et al. 2017, Machine Learning with Adversaries",
    example = "defend krum bad=4 on fed as robust")
public record Krum(
    @Param(doc = "bad clients that it should withstand", min = 1, max = 100_000) int bad)
    implements AggregationDefense {
  public Krum() {
    this(1);
  }

  @Override
  public void fits(Crowd crowd) {
    Needs.demand("krum", bad, 2 * bad + 3, crowd.answering());
  }

  @Override
  public boolean leavesOne() {
    return true;
  }

  @Override
  public Updates treat(Updates came) {
    return Distances.only(came, new Distances(came).closest(bad).subList(0, 1));
  }
}
