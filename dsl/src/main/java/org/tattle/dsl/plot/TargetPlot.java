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

  /** What to do where nothing that was found on some targets can be drawn so. */
  static String instead(List<Attacked> of) {
    return of.stream()
        .flatMap(it -> it.results().keySet().stream().map(result -> it.name() + "." + result))
        .findFirst()
        .map(result -> "look at what was found instead: show " + result)
        .orElse("attack them first, such as with `attack mia`");
  }
}
