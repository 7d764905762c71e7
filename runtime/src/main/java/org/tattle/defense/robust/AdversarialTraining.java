package org.tattle.defense.robust;

import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Fit;
import org.tattle.nn.network.Hardening;
import org.tattle.nn.network.Norm;

/**
 * Adversarial training (Madry et al. 2018, section 2.1): each batch is changed so that it misleads
 * the model most before the model learns from it. It withstands what the search finds, and nothing
 * is proved; it costs as many passes more as the search has steps, some accuracy and, as a rule,
 * some privacy (Song, Shokri and Mittal 2019).
 */
@Component(
    name = "adversarial_training",
    doc = "Trains on rows that are changed to mislead the model, step by step anew.",
    paper = "Madry et al. 2018, Towards Deep Learning Models Resistant to Adversarial Attacks",
    example = "defend adversarial_training radius=0.1")
public record AdversarialTraining(
    @Param(doc = "how large a change may be, in ranges of a feature", min = 0, max = 1000)
        double radius,
    @Param(doc = "how the size of a change is taken") Norm norm,
    @Param(doc = "steps of the search for changes", min = 1, max = 1000) int steps,
    @Param(doc = "length of a step; if not given, a quarter radius", min = 0, above = true)
        Optional<Double> step)
    implements Hardened {

  public AdversarialTraining() {
    this(0.1, Norm.LINF, 7, Optional.empty());
  }

  @Override
  public Hardening hardening(Fit fit) {
    return new Hardening.Worst(norm, radius, steps, step.orElse(radius / 4), ranges(fit));
  }
}
