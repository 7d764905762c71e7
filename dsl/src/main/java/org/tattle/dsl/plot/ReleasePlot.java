package org.tattle.dsl.plot;

import org.tattle.dsl.show.Figure;
import org.tattle.privacy.release.Released;

/** A chart of a statistic that was released. */
public interface ReleasePlot extends Plot {

  /**
   * Draws what was released.
   *
   * @param name what the script calls it
   * @param each what its answers are told apart by, in a few words, where there are several
   * @throws org.tattle.run.Fault if there is nothing to draw
   */
  Figure draw(String name, String each, Released released);
}
