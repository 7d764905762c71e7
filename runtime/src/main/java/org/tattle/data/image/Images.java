package org.tattle.data.image;

import java.util.List;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Matrix;
import org.tattle.nn.network.Shape;
import org.tattle.run.Control;

/**
 * Pictures as they are stored, one byte a value, on their way to a data set.
 *
 * @param shape how one picture is laid out
 * @param pixels the pictures one after the other
 * @param labels one a picture
 */
public record Images(Shape shape, byte[] pixels, byte[] labels) {
  /** The largest byte. */
  public static final int BYTES = 255;

  /**
   * All pictures of all parts, in order, with values from 0 to 1.
   *
   * @param most the value that becomes 1
   */
  public static Dataset dataset(
      String name, List<Images> parts, int most, List<String> classes, Control control) {
    float[] scaled = new float[BYTES + 1];
    for (int i = 0; i <= BYTES; i++) {
      scaled[i] = (float) i / most;
    }
    Shape shape = parts.get(0).shape;
    int width = shape.size();
    int rows = parts.stream().mapToInt(part -> part.labels.length).sum();
    Matrix matrix = Matrix.of(rows, width);
    int[] labels = new int[rows];
    float[] row = new float[width];
    int next = 0;
    for (Images part : parts) {
      control.check();
      for (int i = 0; i < part.labels.length; i++) {
        for (int j = 0; j < width; j++) {
          row[j] = scaled[part.pixels[i * width + j] & 0xff];
        }
        matrix.add(row);
        labels[next++] = part.labels[i];
      }
    }
    Column pixels =
        new Column(
            "pixels",
            Column.Type.RAW,
            Column.Role.PLAIN,
            0,
            width,
            List.of(),
            0,
            1.0 / most,
            0,
            true);
    return Dataset.of(name, matrix.array(), shape, labels, classes, List.of(pixels), List.of());
  }
}
