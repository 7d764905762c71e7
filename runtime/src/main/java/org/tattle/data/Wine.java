package org.tattle.data;

import org.tattle.component.Component;
import org.tattle.run.Control;

/** Chemical measures of wines from three cultivars; comes with the program. */
@Component(
    name = "wine",
    doc = "Wine: 178 wines, 13 chemical measures, 3 cultivars (UCI, CC BY 4.0).",
    paper = "Aeberhard, Forina 1991, Wine (UCI)",
    example = "load wine")
public record Wine() implements Source {

  @Override
  public Dataset load(Control control) {
    return Bundle.table("wine", "wine.csv.gz", "cultivar", control);
  }
}
