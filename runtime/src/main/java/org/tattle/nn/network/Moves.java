package org.tattle.nn.network;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** Pictures moved up, down and sideways, where pixels at the edge are repeated. */
public final class Moves {
  /** A move goes no farther than this part of a side. */
  private static final int PART = 28;

  /** Nor does one of those that go far: four pixels of 32. */
  private static final int FAR = 8;

  private Moves() {}

  /** Moves a picture that stands in a row, by as much in each direction as chance has it. */
  public static void anyhow(float[] row, int at, Shape shape, UniformRandomProvider random) {
    int down = within(shape.height() / PART, random);
    int right = within(shape.width() / PART, random);
    move(row, at, shape, down, right, false);
  }

  /** The same, farther. */
  public static void farther(float[] row, int at, Shape shape, UniformRandomProvider random) {
    int down = within(shape.height() / FAR, random);
    int right = within(shape.width() / FAR, random);
    move(row, at, shape, down, right, false);
  }

  private static int within(int part, UniformRandomProvider random) {
    int most = Math.max(1, part);
    return random.nextInt(2 * most + 1) - most;
  }

  /**
   * Moves a picture in place.
   *
   * @param row holds it from {@code at} on
   * @param mirrored whether it is its mirror image that is moved
   */
  public static void move(float[] row, int at, Shape shape, int down, int right, boolean mirrored) {
    float[] from = Arrays.copyOfRange(row, at, at + shape.size());
    int height = shape.height();
    int width = shape.width();
    for (int c = 0; c < shape.channels(); c++) {
      for (int y = 0; y < height; y++) {
        int fromY = Math.min(height - 1, Math.max(0, y - down));
        for (int x = 0; x < width; x++) {
          int moved = Math.min(width - 1, Math.max(0, x - right));
          int fromX = mirrored ? width - 1 - moved : moved;
          row[at + (c * height + y) * width + x] = from[(c * height + fromY) * width + fromX];
        }
      }
    }
  }
}
