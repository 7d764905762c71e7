package org.tattle.data;

import org.tattle.component.Component;
import org.tattle.run.Control;

/** Measures of printed capitals in twenty distorted fonts; comes with the program. */
@Component(
    name = "letters",
    doc = "Letters: 20,000 printed capitals, 16 measures, 26 classes (UCI, CC BY 4.0).",
    paper = "Frey, Slate 1991, Letter Recognition Using Holland-Style Adaptive Classifiers",
    example = "load letters")
public record Letters() implements Source {

  @Override
  public Dataset load(Control control) {
    return Bundle.table("letters", "letters.csv.gz", "letter", control);
  }
}
