package org.tattle.defense.robust;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.nn.network.Shape;

/**
 * Rounds pixels to fewer levels, {@code round((2^b - 1) x) / (2^b - 1)} (Xu, Evans and Qi 2018,
 * section 3.1). A gain against who does not know of it is no proof, and nor is one against who
 * does: PGD here rounds as well before each step and takes its slope for one, changes under half a
 * level are swallowed, and a better search may find more ({@code
 * EvasionAnchorsTest#squeezingHoldsNoMoreThanItSwallows}).
 */
@Component(
    name = "bit_depth",
    doc = "Rounds pixels to fewer levels before the model sees them, which proves nothing.",
    paper = "Xu et al. 2018, Feature Squeezing",
    example = "defend bit_depth bits=3")
public record BitDepth(@Param(doc = "bits of a pixel that are left", min = 1, max = 8) int bits)
    implements PictureDefense {
  public BitDepth() {
    this(3);
  }

  @Override
  public void change(float[] rows, Shape shape) {
    float levels = (1 << bits) - 1;
    for (int j = 0; j < rows.length; j++) {
      rows[j] = Math.round(levels * Math.max(0, Math.min(1, rows[j]))) / levels;
    }
  }
}
