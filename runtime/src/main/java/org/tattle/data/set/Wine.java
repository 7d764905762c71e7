package org.tattle.data.set;

import org.tattle.component.Component;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.run.Control;

/** Chemical measures of wines from three cultivars; comes with the program. */
@Component(
    name = "wine",
    doc = "Wine: 178 wines, 13 chemical measures, 3 cultivars (UCI, CC BY 4.0).",
    paper = "Aeberhard, Forina 1991, Wine (UCI)",
    example = "load wine")
public record Wine() implements DataSource {

  @Override
  public Dataset load(Control control) {
    return ShippedData.table("wine", "wine.csv.gz", "cultivar", control);
  }
}
