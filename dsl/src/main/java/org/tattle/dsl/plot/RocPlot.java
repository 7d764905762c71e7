package org.tattle.dsl.plot;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.audit.AuditCurves;
import org.tattle.run.Control;

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
  public Figure draw(List<Attacked> of, Control control) {
    return TargetPlot.only(AuditCurves.rates(of, scale), "roc", of);
  }
}
