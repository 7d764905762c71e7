package org.tattle.defense.aggregation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Crowd;
import org.tattle.defense.Updates;

/**
 * Picks n − 2f updates by Krum, one after the other, and of each weight takes the mean of those n −
 * 4f values that lie nearest their median (El Mhamdi et al. 2018, section 4).
 */
@Component(
    name = "bulyan",
    doc = "Of updates that lie close to each other, the values nearest the median are averaged.",
    paper = "El Mhamdi et al. 2018, The Hidden Vulnerability of Distributed Learning",
    example = "defend bulyan bad=4 on fed as robust")
public record Bulyan(
    @Param(doc = "bad clients that it should withstand", min = 1, max = 100_000) int bad)
    implements AggregationDefense {
  public Bulyan() {
    this(1);
  }

  @Override
  public void fits(Crowd crowd) {
    Needs.demand("bulyan", bad, 4 * bad + 3, crowd.answering());
  }

  @Override
  public boolean leavesOne() {
    return true;
  }

  @Override
  public Updates treat(Updates came) {
    Distances distances = new Distances(came);
    List<Integer> left = new ArrayList<>(IntStream.range(0, came.count()).boxed().toList());
    List<Integer> picked = new ArrayList<>();
    while (picked.size() < Math.max(1, came.count() - 2 * bad)) {
      Integer next = distances.closest(left, bad).get(0);
      picked.add(next);
      left.remove(next);
    }
    int kept = Math.max(1, picked.size() - 2 * bad);
    return Updates.of(
        Coordinates.join(
            Distances.only(came, picked), sorted -> Coordinates.nearest(sorted, kept)));
  }
}
