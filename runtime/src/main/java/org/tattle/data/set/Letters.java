package org.tattle.data.set;

import org.tattle.component.Component;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.run.Control;

/** Measures of printed capitals in twenty distorted fonts; comes with the program. */
@Component(
    name = "letters",
    doc = "Letters: 20,000 printed capitals, 16 measures, 26 classes (UCI, CC BY 4.0).",
    paper = "Frey, Slate 1991, Letter Recognition Using Holland-Style Adaptive Classifiers",
    example = "load letters")
public record Letters() implements DataSource {

  @Override
  public Dataset load(Control control) {
    return ShippedData.table("letters", "letters.csv.gz", "letter", control);
  }
}
