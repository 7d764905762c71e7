package org.tattle.dsl.plot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.component.ColumnName;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.dsl.show.Figure;

/** Numbers of a sweep over one of its axes, a line for each value of another. */
@Component(
    name = "lines",
    doc = "Draws columns of a table over another, a line for each value of a third.",
    example = "plot lines of grid with x=eps y=accuracy")
public record LinesPlot(
    @Param(doc = "the column along the bottom", required = true) ColumnName x,
    @Param(doc = "the columns that rise", required = true) List<ColumnName> y,
    @Param(doc = "the column whose values get a line each") Optional<ColumnName> by)
    implements GridPlot {

  public LinesPlot {
    y = List.copyOf(y);
  }

  public LinesPlot() {
    this(new ColumnName(""), List.of(), Optional.empty());
  }

  @Override
  public Figure draw(String table, Map<String, PlotColumn> columns) {
    return Curves.draw(table, columns, x, y, by);
  }
}
