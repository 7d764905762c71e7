package org.tattle.dsl.plot;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.audit.AuditCurves;
import org.tattle.run.Fault;

/** True-positive rate against false-positive rate, over all thresholds. */
@Component(
    name = "roc",
    doc = "Draws how well attacks tell apart as ROC curves, by default on logarithmic axes.",
    paper = "Carlini et al. 2022, Membership Inference Attacks From First Principles, section II-B",
    example = "plot roc of target.mia")
public record RocPlot(@Param(doc = "scale of both axes") Axis.Scale scale) implements TargetPlot {

  public RocPlot() {
    this(Axis.Scale.LOG);
  }

  @Override
  public Figure draw(List<Attacked> of) {
    List<Figure> drawn = AuditCurves.curves(of, scale);
    if (drawn.size() != 1) {
      throw drawn.isEmpty()
          ? Fault.of(RunFaults.NO_CURVE, TargetPlot.instead(of))
          : Fault.of(RunFaults.SEVERAL_CURVES);
    }
    return drawn.get(0);
  }
}
