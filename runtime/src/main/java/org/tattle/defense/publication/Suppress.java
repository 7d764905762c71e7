package org.tattle.defense.publication;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.data.table.cell.Headings;
import org.tattle.defense.PublicationDefense;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.TableFaults;
import org.tattle.table.TableDraft;

/** Publishes a table without some of its columns. */
@Component(
    name = "suppress",
    doc = "Leaves columns out of a publication.",
    paper = "Samarati and Sweeney 1998, Generalization and Suppression",
    example = "defend suppress columns=[age] on open as fewer")
public record Suppress(
    @Param(doc = "the columns to leave out", required = true, column = true) List<String> columns)
    implements PublicationDefense {
  public Suppress {
    columns = List.copyOf(columns);
  }

  public Suppress() {
    this(List.of());
  }

  @Override
  public TableDraft treat(TableDraft draft, Randomness random, Control control) {
    return draft.columns(this::left);
  }

  WrittenTable left(WrittenTable table) {
    List<String> there = table.columns().stream().map(WrittenColumn::name).toList();
    columns.forEach(
        name ->
            Headings.find(there, name, "columns", "the publication", "name one of its columns"));
    List<WrittenColumn> left =
        table.columns().stream().filter(column -> !columns.contains(column.name())).toList();
    if (left.isEmpty()) {
      throw Fault.of(TableFaults.NOTHING_LEFT).at("columns");
    }
    return new WrittenTable(left);
  }
}
