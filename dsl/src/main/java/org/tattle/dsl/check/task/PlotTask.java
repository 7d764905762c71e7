package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.check.type.Operands;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.export.ChartFormat;
import org.tattle.dsl.plot.Caption;
import org.tattle.dsl.plot.Plot;
import org.tattle.dsl.source.Span;

/**
 * Draws a chart.
 *
 * @param caption the words around it
 * @param columns what each column that the plot names is, by its text
 * @param picture the file that it is written to as well, if it is
 */
public record PlotTask(
    Span at,
    Bound<Plot> plot,
    Bound<Caption> caption,
    List<Typed> of,
    Map<String, Typed> columns,
    Optional<Picture> picture)
    implements Task {

  /** A file, and what it is written as. */
  public record Picture(Written file, ChartFormat format) {}

  @Override
  public List<Bound<?>> components() {
    return List.of(plot, caption);
  }

  @Override
  public Optional<Written> writes() {
    return picture.map(Picture::file);
  }

  @Override
  public Span place(Optional<String> parameter) {
    return writes()
        .filter(file -> parameter.equals(Optional.of("to")))
        .map(Written::place)
        .orElseGet(() -> Task.super.place(parameter));
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
