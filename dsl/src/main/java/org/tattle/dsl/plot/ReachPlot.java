package org.tattle.dsl.plot;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.audit.AuditCurves;
import org.tattle.run.Control;

/** What attacks leave over how much they may do, with intervals. */
@Component(
    name = "reach",
    doc = "Draws what is left over how much an attack may do, such as how far it may go.",
    example = "plot reach of target")
public record ReachPlot() implements TargetPlot {

  @Override
  public Figure draw(List<Attacked> of, Control control) {
    return TargetPlot.only(AuditCurves.lines(of), "reach", of);
  }
}
