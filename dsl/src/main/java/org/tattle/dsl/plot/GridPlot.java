package org.tattle.dsl.plot;

import java.util.Map;
import org.tattle.dsl.show.Figure;

/** A chart of a table's columns. */
public interface GridPlot extends Plot {

  /**
   * Draws columns.
   *
   * @param table what the script calls the table
   * @param columns those that the plot's parameters name, by that name
   * @throws org.tattle.run.Fault if there is nothing to draw
   */
  Figure draw(String table, Map<String, PlotColumn> columns);
}
