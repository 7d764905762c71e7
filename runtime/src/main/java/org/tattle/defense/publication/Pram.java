package org.tattle.defense.publication;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.WrittenColumn;
import org.tattle.defense.PublicationDefense;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.TableDraft;

/**
 * Keeps each cell with some chance and else writes what stands in another row of the column, drawn
 * at random: the post-randomisation method. How often each value comes is about as before, and
 * nobody can be sure of a cell.
 */
@Component(
    name = "pram",
    doc = "Writes in some cells what stands in the same column of another row.",
    paper = "Gouweleeuw et al. 1998, Post Randomisation for Statistical Disclosure Control",
    example = "defend pram columns=[ward] keep=80% on open as mixed")
public record Pram(
    @Param(doc = "the columns to change", required = true, column = true) List<String> columns,
    @Param(doc = "chance that a cell stays as it is", share = true, min = 0, max = 1) double keep)
    implements PublicationDefense {
  public Pram {
    columns = List.copyOf(columns);
  }

  public Pram() {
    this(List.of(), 0.8);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public TableDraft treat(TableDraft draft, Randomness random, Control control) {
    return draft.redrawn(
        TableDraft.replace(
            draft.rows(),
            NumberCells.columns(draft.rows(), columns).stream()
                .map(column -> mixed(column, random, control))
                .toList()));
  }

  private WrittenColumn mixed(WrittenColumn column, Randomness random, Control control) {
    WrittenColumn.Builder made = new WrittenColumn.Builder(column.name(), column.role());
    for (int row = 0; row < column.size(); row++) {
      control.check();
      boolean stays = random.nextDouble() < keep;
      made.add(column.text(stays ? row : random.nextInt(column.size())));
    }
    return made.build();
  }
}
