package org.tattle.defense.robust;

import java.util.Arrays;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.nn.network.Shape;

/**
 * Puts the median of its neighbourhood in the place of each pixel (Xu, Evans and Qi 2018, section
 * 3.2); at the edges neighbours are fewer. As of all of its kind, a gain against who does not know
 * of it is no proof.
 */
@Component(
    name = "median",
    doc = "Smooths pictures by medians before the model sees them, which proves nothing.",
    paper = "Xu et al. 2018, Feature Squeezing",
    example = "defend median size=3")
public record MedianFilter(
    @Param(doc = "side of the window, in pixels", min = 2, max = 15) int size)
    implements PictureDefense {
  public MedianFilter() {
    this(3);
  }

  @Override
  public void change(float[] rows, Shape shape) {
    int plane = shape.height() * shape.width();
    float[] before = new float[plane];
    float[] window = new float[size * size];
    int least = -((size - 1) / 2);
    for (int from = 0; from < rows.length; from += plane) {
      System.arraycopy(rows, from, before, 0, plane);
      for (int y = 0; y < shape.height(); y++) {
        for (int x = 0; x < shape.width(); x++) {
          int count = 0;
          for (int i = Math.max(0, y + least);
              i < Math.min(shape.height(), y + least + size);
              i++) {
            for (int j = Math.max(0, x + least);
                j < Math.min(shape.width(), x + least + size);
                j++) {
              window[count++] = before[i * shape.width() + j];
            }
          }
          Arrays.sort(window, 0, count);
          rows[from + y * shape.width() + x] = window[count / 2];
        }
      }
    }
  }
}
