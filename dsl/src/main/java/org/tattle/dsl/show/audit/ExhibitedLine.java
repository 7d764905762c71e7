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
    boolean one = lines.stream().map(it -> it.line().y()).distinct().count() == 1;
    Figure drawn =
        Figures.lines(
            title,
            first.x(),
            one ? first.y() : "share",
            true,
            lines.stream().map(it -> it.plotted(one)).toList());
    return new Figure(
        drawn.title(),
        drawn.x(),
        drawn.y(),
        drawn.series(),
        Stream.concat(drawn.notes().stream(), lines.stream().map(it -> it.line().note()))
            .distinct()
            .toList());
  }

  /**
   * @param one whether all lines of the figure are of one share, so that this need not be said
   */
  private PlottedLine plotted(boolean one) {
    String called = one ? name : line.y() + " of " + name;
    return new PlottedLine(
        called, line.xs(), all(Estimate::value), all(Estimate::lower), all(Estimate::upper));
  }

  private double[] all(ToDoubleFunction<Estimate> of) {
    return line.ys().stream().mapToDouble(of).toArray();
  }
}
