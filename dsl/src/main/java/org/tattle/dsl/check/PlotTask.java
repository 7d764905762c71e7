package org.tattle.dsl.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.tattle.dsl.plot.Plot;
import org.tattle.dsl.source.Span;

/**
 * Draws a chart.
 *
 * @param columns what each column that the plot names is, by its text
 */
public record PlotTask(Span at, Bound<Plot> plot, List<Typed> of, Map<String, Typed> columns)
    implements Task {
  @Override
  public List<Bound<?>> components() {
    return List.of(plot);
  }

  @Override
  public Collection<String> reads() {
    return Operands.names(of);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
