package org.tattle.dsl.plot;

import java.util.List;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.audit.Attacked;

/** A chart of what was found on targets. */
public interface TargetPlot extends Plot {

  /**
   * Draws what was found on these targets.
   *
   * @throws org.tattle.run.Fault if there is nothing to draw
   */
  Figure draw(List<Attacked> of);
}
