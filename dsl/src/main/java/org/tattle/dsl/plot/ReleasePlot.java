package org.tattle.dsl.plot;

import org.tattle.dsl.show.Figure;
import org.tattle.privacy.release.Released;

/** A chart of a statistic that was released. */
public interface ReleasePlot extends Plot {

  /**
   * Draws what was released.
   *
   * @param name what the script calls it
   * @throws org.tattle.run.Fault if there is nothing to draw
   */
  Figure draw(String name, Released released);
}
