package org.tattle.data.set;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.run.Control;

/** Handwritten digits, 8 x 8, each value a count of ink from 0 to 16; comes with the program. */
@Component(
    name = "digits",
    doc = "Handwritten digits: 1,797 pictures of 8 x 8, 10 classes (UCI, CC BY 4.0).",
    paper = "Alpaydin, Kaynak 1998, Cascading Classifiers",
    example = "load digits")
public record Digits() implements DataSource {

  @Override
  public Dataset load(Control control) {
    List<String> classes = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    return ShippedData.images("digits", "digits.idx.gz", 16, classes, control);
  }
}
