package org.tattle.data.set;

import org.tattle.component.Component;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.run.Control;

/** Measures of cell nuclei, and whether the tumour was malignant; comes with the program. */
@Component(
    name = "breast_cancer",
    doc = "Breast cancer, Wisconsin: 569 patients, 30 measures, 2 diagnoses (UCI, CC BY 4.0).",
    paper =
        "Street, Wolberg, Mangasarian 1993, Nuclear Feature Extraction for Breast Tumor Diagnosis",
    example = "load breast_cancer")
public record BreastCancer() implements DataSource {

  @Override
  public Dataset load(Control control) {
    return ShippedData.table("breast_cancer", "breast_cancer.csv.gz", "diagnosis", control);
  }
}
