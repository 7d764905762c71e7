package org.tattle.dsl.plot;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.dsl.show.Audited;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Summary;
import org.tattle.run.Fault;

/** True-positive rate against false-positive rate, over all thresholds. */
@Component(
    name = "roc",
    doc = "Draws the ROC curve of membership attacks, by default on logarithmic axes.",
    paper = "Carlini et al. 2022, Membership Inference Attacks From First Principles, section II-B",
    example = "plot roc of target.mia")
public record RocPlot(@Param(doc = "scale of both axes") Axis.Scale scale) implements TargetPlot {

  public RocPlot() {
    this(Axis.Scale.LOG);
  }

  @Override
  public Figure draw(List<Audited> of) {
    return Summary.roc(of, scale)
        .orElseThrow(
            () ->
                new Fault(
                    "R542",
                    null,
                    "no membership attack was run on these targets",
                    "attack them first, such as with `attack mia`"));
  }
}
