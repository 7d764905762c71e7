package org.tattle.data.set;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.fetch.Hub;
import org.tattle.data.fetch.Remote;
import org.tattle.data.table.Domains;
import org.tattle.data.table.Records;
import org.tattle.data.table.TableLayout;
import org.tattle.data.table.cell.Delimited;
import org.tattle.data.table.cell.Missing;
import org.tattle.run.Control;

/**
 * People in the US census of 1994, and whether they earned over 50,000 dollars: the training part.
 */
@Component(
    name = "adult",
    doc =
        "Adult: 32,561 people of the 1994 census, 14 columns, income over 50,000 dollars or not"
            + " (UCI, CC BY 4.0); fetched on first use.",
    paper = "Kohavi 1996, Scaling Up the Accuracy of Naive-Bayes Classifiers",
    example = "load adult rows=20k")
public record Adult() implements DataSource {
  private static final Remote FILE =
      Remote.of(
          "adult/adult.data",
          "https://archive.ics.uci.edu/ml/machine-learning-databases/adult/adult.data",
          "5b00264637dbfec36bdeaab5676b0b309ff9eb788d63554ca0a249491c86603d");
  private static final List<String> COLUMNS =
      List.of(
          "age",
          "workclass",
          "fnlwgt",
          "education",
          "education_num",
          "marital_status",
          "occupation",
          "relationship",
          "race",
          "sex",
          "capital_gain",
          "capital_loss",
          "hours_per_week",
          "native_country",
          "income");
  private static final TableLayout LAYOUT =
      new TableLayout(
          Optional.of("income"),
          Labels.Kind.CLASSES,
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of("age", "race", "sex", "education", "native_country"),
          Optional.empty(),
          Optional.empty(),
          Missing.FILL,
          List.of(),
          Domains.NONE);

  @Override
  public Dataset load(Control control) {
    return load(Hub.standard(), control);
  }

  Dataset load(Hub hub, Control control) {
    Path file = hub.find(FILE, control);
    return new Records(FILE.name(), LAYOUT, control)
        .read("adult", () -> Delimited.open(file, control), ',', COLUMNS);
  }
}
