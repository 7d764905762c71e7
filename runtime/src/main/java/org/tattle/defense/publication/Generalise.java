package org.tattle.defense.publication;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.WrittenColumn;
import org.tattle.data.table.cell.Headings;
import org.tattle.defense.PublicationDefense;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.TableDraft;
import org.tattle.table.search.Generalisation;

/** Makes columns coarser by so many levels of their hierarchies, as whoever publishes chooses. */
@Component(
    name = "generalise",
    doc = "Makes columns coarser by some levels of their hierarchies.",
    paper = "Samarati and Sweeney 1998, Generalization and Suppression",
    example = "defend generalise columns=[age] levels=1 on open as coarser")
public record Generalise(
    @Param(doc = "the columns to make coarser", required = true, column = true)
        List<String> columns,
    @Param(doc = "by how many levels", min = 1, max = 1000) int levels)
    implements PublicationDefense {
  public Generalise {
    columns = List.copyOf(columns);
  }

  public Generalise() {
    this(List.of(), 1);
  }

  @Override
  public TableDraft treat(TableDraft draft, Randomness random, Control control) {
    List<String> there = draft.rows().columns().stream().map(WrittenColumn::name).toList();
    columns.forEach(
        name ->
            Headings.find(there, name, "columns", "the publication", "name one of its columns"));
    return Generalisation.coarser(draft, columns, levels, control);
  }
}
