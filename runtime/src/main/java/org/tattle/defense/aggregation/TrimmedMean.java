package org.tattle.defense.aggregation;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Crowd;
import org.tattle.defense.Updates;

/**
 * Takes of each weight the mean of what clients sent but the largest and the smallest values (Yin
 * et al. 2018, definition 2).
 */
@Component(
    name = "trimmed_mean",
    doc = "Of each weight the mean is taken without the largest and the smallest values.",
    paper = "Yin et al. 2018, Byzantine-Robust Distributed Learning",
    example = "defend trimmed_mean bad=4 on fed as robust")
public record TrimmedMean(
    @Param(
            doc = "bad clients that it should withstand: so many values at each end",
            min = 1,
            max = 100_000)
        int bad)
    implements AggregationDefense {
  public TrimmedMean() {
    this(1);
  }

  @Override
  public void fits(Crowd crowd) {
    Needs.demand("trimmed_mean", bad, 2 * bad + 1, crowd.answering());
  }

  @Override
  public boolean leavesOne() {
    return true;
  }

  @Override
  public Updates treat(Updates came) {
    int ends = Math.min(bad, (came.count() - 1) / 2);
    return Updates.of(Coordinates.join(came, sorted -> Coordinates.trimmed(sorted, ends)));
  }
}
