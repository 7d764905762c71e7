package org.tattle.dsl.plot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.component.ColumnName;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.dsl.show.Figure;

/** What a model is worth and what it leaks, over what was swept, on one axis. */
@Component(
    name = "tradeoff",
    doc = "Draws what is gained and what is lost over what was swept, such as a budget.",
    example = "plot tradeoff of grid with x=eps y=[accuracy, mia.auc]")
public record TradeoffPlot(
    @Param(doc = "the column along the bottom", required = true) ColumnName x,
    @Param(doc = "the columns that rise: utility and leakage", required = true) List<ColumnName> y)
    implements GridPlot {

  public TradeoffPlot {
    y = List.copyOf(y);
  }

  public TradeoffPlot() {
    this(new ColumnName(""), List.of());
  }

  @Override
  public Figure draw(String table, Map<String, PlotColumn> columns) {
    return Curves.draw("Trade-off over " + x, columns, x, y, Optional.empty());
  }
}
