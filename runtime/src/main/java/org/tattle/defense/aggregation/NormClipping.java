package org.tattle.defense.aggregation;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Updates;

/** Shortens updates that are longer than a norm (Sun et al. 2019, section 4). */
@Component(
    name = "norm_clipping",
    doc = "Updates that are longer than a norm are shortened to it.",
    paper = "Sun et al. 2019, Can You Really Backdoor Federated Learning?",
    example = "defend norm_clipping norm=1 on fed as robust")
public record NormClipping(
    @Param(doc = "the longest that an update may be", min = 0, above = true, max = 1_000_000)
        double norm)
    implements AggregationDefense {
  public NormClipping() {
    this(1);
  }

  @Override
  public Updates treat(Updates came) {
    float[][] kept = new float[came.count()][];
    for (int client = 0; client < kept.length; client++) {
      kept[client] = ClippedNorm.to(norm, came.changes()[client]);
    }
    return came.with(kept);
  }
}
