package org.tattle.defense.robust;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.nn.network.Shape;

/**
 * Rounds pixels to fewer levels, {@code round((2^b - 1) x) / (2^b - 1)} (Xu, Evans and Qi 2018,
 * section 3.1). Against an attacker who does the same before each step it is worth little: what
 * gradients do not see is no robustness.
 */
@Component(
    name = "bit_depth",
    doc = "Rounds pixels to fewer levels before the model sees them; weak against who knows of it.",
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
