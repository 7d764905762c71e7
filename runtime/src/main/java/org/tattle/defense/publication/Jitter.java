package org.tattle.defense.publication;

import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.PublicationDefense;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.TableDraft;

/**
 * Adds normal noise to numbers. It promises nothing by itself: whoever knows several columns of a
 * person can still find the nearest row.
 */
@Component(
    name = "jitter",
    doc = "Adds normal noise to numbers.",
    paper = "Hundepool et al. 2012, Statistical Disclosure Control, section 3.4",
    example = "defend jitter columns=[age] scale=0.2 on open as noisy")
public record Jitter(
    @Param(doc = "the columns to add noise to", required = true, column = true)
        List<String> columns,
    @Param(doc = "how much, in standard deviations of the column", min = 0, above = true, max = 100)
        double scale)
    implements PublicationDefense {
  public Jitter {
    columns = List.copyOf(columns);
  }

  public Jitter() {
    this(List.of(), 0.2);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public TableDraft treat(TableDraft draft, Randomness random, Control control) {
    ZigguratSampler.NormalizedGaussian noise = ZigguratSampler.NormalizedGaussian.of(random);
    return draft.redrawn(
        TableDraft.replace(
            draft.rows(),
            NumberCells.columns(draft.rows(), columns).stream()
                .map(
                    column -> {
                      double deviation = NumberCells.deviation(NumberCells.of(column));
                      return NumberCells.change(
                              draft.rows(),
                              List.of(column.name()),
                              (all, row) -> all[row] + scale * deviation * noise.sample())
                          .column(column.name())
                          .orElseThrow();
                    })
                .toList()));
  }
}
