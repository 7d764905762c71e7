package org.tattle.dsl.show.audit;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.tattle.attack.Exhibit;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.figure.Figures;
import org.tattle.dsl.show.figure.PlottedLine;
import org.tattle.measure.Estimate;

/** A line that a result has to show, by the name of whose it is. */
record ExhibitedLine(String name, Exhibit.Line line) {

  /** Lines in one figure, which are counted in one unit. */
  static Figure figure(String title, List<ExhibitedLine> lines) {
    Exhibit.Line first = lines.get(0).line();
    Figure drawn =
        Figures.lines(
            title, first.x(), first.y(), true, lines.stream().map(ExhibitedLine::plotted).toList());
    return new Figure(
        drawn.title(),
        drawn.x(),
        drawn.y(),
        drawn.series(),
        Stream.concat(drawn.notes().stream(), lines.stream().map(it -> it.line().note()))
            .distinct()
            .toList());
  }

  private PlottedLine plotted() {
    return new PlottedLine(
        name, line.xs(), all(Estimate::value), all(Estimate::lower), all(Estimate::upper));
  }

  private double[] all(ToDoubleFunction<Estimate> of) {
    return line.ys().stream().mapToDouble(of).toArray();
  }
}
