package org.tattle.defense.train;

import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Fit;
import org.tattle.defense.TrainDefense;
import org.tattle.model.Access;

/** Spreads a share of each label over all classes. Known to make membership easier to tell. */
@Component(
    name = "label_smoothing",
    doc = "Trains on labels of which a share is spread over all classes.",
    paper = "Szegedy et al. 2016, Rethinking the Inception Architecture",
    example = "defend label_smoothing share=0.1")
public record LabelSmoothing(
    @Param(doc = "share of the label that is spread", min = 0, max = 0.9, share = true)
        double share)
    implements TrainDefense {
  public LabelSmoothing() {
    this(0.1);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS);
  }

  @Override
  public Fit apply(Fit fit) {
    return fit.with(fit.plan().withLabelSmoothing(share));
  }
}
