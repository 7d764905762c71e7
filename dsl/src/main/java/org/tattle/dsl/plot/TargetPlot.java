package org.tattle.dsl.plot;

import java.util.List;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.run.Control;
import org.tattle.run.Fault;

/** A chart of what was found on targets. */
public interface TargetPlot extends Plot {

  /** Whether it draws nothing but what attacks found. */
  default boolean found() {
    return true;
  }

  /**
   * Draws what was found on these targets.
   *
   * @throws org.tattle.run.Fault if there is nothing to draw
   */
  Figure draw(List<Attacked> of, Control control);

  /**
   * The only one of several figures.
   *
   * @param plot what draws them, as scripts call it
   * @throws Fault R542 if there is none, or another
   */
  static Figure only(List<Figure> drawn, String plot, List<Attacked> of) {
    if (drawn.size() != 1) {
      throw drawn.isEmpty()
          ? Fault.of(RunFaults.NO_CURVE, instead(of))
          : Fault.of(RunFaults.SEVERAL_CURVES, plot);
    }
    return drawn.get(0);
  }

  /** What to do where nothing that was found on some targets can be drawn so. */
  static String instead(List<Attacked> of) {
    return of.stream()
        .flatMap(it -> it.results().keySet().stream().map(result -> it.name() + "." + result))
        .findFirst()
        .map(result -> "look at what was found instead: show " + result)
        .orElse("attack them first");
  }
}
