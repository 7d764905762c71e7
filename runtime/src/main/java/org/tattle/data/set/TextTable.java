package org.tattle.data.set;

import java.nio.file.Path;
import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.fetch.UserPaths;
import org.tattle.data.table.Records;
import org.tattle.data.table.TableLayout;
import org.tattle.data.table.cell.Delimited;
import org.tattle.run.Control;

/**
 * A table whose columns are what people wrote: names, addresses, days. It can be linked and
 * published; nothing is learned of it.
 */
@Component(
    name = "table",
    doc = "A table of texts from a file, such as a register of people: to link or to publish.",
    example = "load table \"patients.csv\" as clinic")
public record TextTable(
    @Param(doc = "the file", required = true, file = true) String path,
    @Param(doc = "what separates the values") Csv.Separator sep,
    @Param(doc = "whether the first line names the columns; else they are c1, c2, …")
        boolean header)
    implements DataSource {
  public TextTable() {
    this("", Csv.Separator.AUTO, true);
  }

  @Override
  public Labels.Kind labels() {
    return Labels.Kind.NOTHING;
  }

  /**
   * @throws org.tattle.run.Fault R501 to R524 if it cannot be read
   */
  @Override
  public Dataset load(Control control) {
    Path file = UserPaths.file(path, control);
    TableLayout layout = TableLayout.unlabelled(List.of());
    return new Records(file.getFileName().toString(), layout, control)
        .texts("table", () -> Delimited.open(file, control), sep.character(), header);
  }
}
