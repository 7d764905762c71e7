package org.tattle.defense.robust;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.nn.network.Shape;

/**
 * Feature squeezing (Xu, Evans and Qi 2018): fewer levels, and then medians. As of all of its kind,
 * a gain against who does not know of it is no proof.
 */
@Component(
    name = "squeeze",
    doc = "Rounds and smooths pictures before the model sees them, which proves nothing.",
    paper = "Xu et al. 2018, Feature Squeezing",
    example = "defend squeeze bits=3 size=2")
public record Squeeze(
    @Param(doc = "bits of a pixel that are left", min = 1, max = 8) int bits,
    @Param(doc = "side of the window of medians, in pixels", min = 2, max = 15) int size)
    implements PictureDefense {
  public Squeeze() {
    this(3, 2);
  }

  @Override
  public void change(float[] rows, Shape shape) {
    new BitDepth(bits).change(rows, shape);
    new MedianFilter(size).change(rows, shape);
  }
}
