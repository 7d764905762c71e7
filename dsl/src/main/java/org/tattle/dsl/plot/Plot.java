package org.tattle.dsl.plot;

import static org.tattle.component.Preposition.OF;
import static org.tattle.component.Preposition.TO;
import static org.tattle.component.Preposition.WITH;

import org.tattle.component.Kind;
import org.tattle.component.Usage;

/** A chart: a component of {@code plot}. It is a {@link TargetPlot} or a {@link GridPlot}. */
public interface Plot {
  /** The kind of charts. */
  Kind KIND =
      new Kind(
          "plot",
          "plot",
          Plot.class,
          new Usage(
                  "draws a chart",
                  "CHART [of TARGET, …] [with PARAMETER=VALUE …] [to \"FILE\"]",
                  "plot roc of base.leak with scale=linear to \"leak.pdf\"",
                  OF,
                  WITH,
                  TO)
              .extra(Plot.class, Caption.class));
}
