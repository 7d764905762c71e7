package org.tattle.defense.update;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Gathering;

/**
 * Clients shorten what they send to a norm. That hides how much they learned, and no more: an
 * attack that goes by ratios or angles does not notice.
 */
@Component(
    name = "clip",
    doc = "Clients shorten updates that are longer than a norm before they send them.",
    paper = "Geyer et al. 2017, Differentially Private Federated Learning, section 3",
    example = "defend clip norm=0.5 on fed as clipped")
public record ClipUpdates(
    @Param(doc = "the longest that an update may be", min = 0, above = true, max = 1_000_000)
        double norm)
    implements ClientDefense {
  public ClipUpdates() {
    this(1);
  }

  @Override
  public float[] send(float[] change, int client, Gathering round) {
    double squares = 0;
    for (float value : change) {
      squares += (double) value * value;
    }
    double scale = Math.min(1, norm / Math.max(Math.sqrt(squares), Double.MIN_NORMAL));
    float[] left = new float[change.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = (float) (scale * change[i]);
    }
    return left;
  }
}
