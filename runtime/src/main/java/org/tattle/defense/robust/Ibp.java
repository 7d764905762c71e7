package org.tattle.defense.robust;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Fit;
import org.tattle.nn.network.Hardening;

/**
 * Interval bound propagation (Gowal et al. 2018): the model learns by bounds of its logits that
 * hold for every change up to the radius, so that bounds can prove its answers afterwards. Bounds
 * are wide where networks are not trained for them; it costs accuracy, and wants many epochs.
 */
@Component(
    name = "ibp",
    doc = "Trains by bounds of logits over all small changes, so that answers can be proved.",
    paper = "Gowal et al. 2018, Effectiveness of Interval Bound Propagation",
    example = "defend ibp radius=0.1")
public record Ibp(
    @Param(doc = "how large a change of a feature may be, in its range", min = 0, max = 1)
        double radius,
    @Param(doc = "share of the bounds in the loss at the end", min = 0, max = 1, share = true)
        double share)
    implements Hardened {
  public Ibp() {
    this(0.1, 0.5);
  }

  @Override
  public Hardening hardening(Fit fit) {
    return new Hardening.Bounds(radius, share, ranges(fit));
  }
}
