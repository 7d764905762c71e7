package org.tattle.dsl.plot;

import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.dsl.show.Figure;

/** What every chart can be told: the words around it, where others than its own are wanted. */
@Component(
    name = "chart",
    doc = "The words around a chart.",
    example = "plot roc of base title=\"Who was in?\" xlabel=\"false alarms\"")
public record Caption(
    @Param(doc = "what stands above it") Optional<String> title,
    @Param(doc = "what the axis along the bottom is called") Optional<String> xlabel,
    @Param(doc = "what the axis that rises is called") Optional<String> ylabel) {
  public Caption() {
    this(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A chart with these words. */
  public Figure on(Figure figure) {
    return new Figure(
        title.orElse(figure.title()),
        xlabel.map(figure.x()::labelled).orElse(figure.x()),
        ylabel.map(figure.y()::labelled).orElse(figure.y()),
        figure.series(),
        figure.notes());
  }
}
