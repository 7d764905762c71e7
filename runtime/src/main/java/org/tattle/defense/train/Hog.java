package org.tattle.defense.train;

import java.util.Arrays;
import org.tattle.nn.network.Shape;

/**
 * Histograms of oriented gradients (Dalal and Triggs 2005): which way brightness changes in each
 * part of a picture, and how much. Gradients are differences of neighbours; a pixel's goes to the
 * two nearest of nine directions, by how near they are, in its cell, a square of a seventh of the
 * shorter side. Cells are taken together by 2 x 2, at every place; each such block is scaled to
 * length 1, cut at 0.2 and scaled again. Of colours the strongest gradient counts.
 */
final class Hog {
  private static final int CELLS = 7;
  private static final int SMALLEST = 2;
  private static final int BLOCK = 2;
  private static final int DIRECTIONS = 9;
  private static final float MOST = 0.2f;
  private static final double SMALL = 1e-2;

  private final Shape pixels;
  private final int side;
  private final int high;
  private final int wide;
  private final float[] cells;

  Hog(Shape pixels) {
    this.pixels = pixels;
    side = side(pixels);
    high = pixels.height() / side;
    wide = pixels.width() / side;
    cells = new float[high * wide * DIRECTIONS];
  }

  private static int side(Shape pixels) {
    return Math.max(SMALLEST, Math.min(pixels.height(), pixels.width()) / CELLS);
  }

  /** Whether pictures are large enough for one block. */
  static boolean fits(Shape pixels) {
    return Math.min(pixels.height(), pixels.width()) >= BLOCK * SMALLEST;
  }

  /** The features: a channel for each cell of a block and direction, at each place of a block. */
  static Shape shape(Shape pixels) {
    int high = pixels.height() / side(pixels) - BLOCK + 1;
    int wide = pixels.width() / side(pixels) - BLOCK + 1;
    return new Shape(BLOCK * BLOCK * DIRECTIONS, high, wide);
  }

  /** Writes the features of a picture. */
  void features(float[] picture, float[] to) {
    Arrays.fill(cells, 0);
    for (int y = 0; y < high * side; y++) {
      for (int x = 0; x < wide * side; x++) {
        gradient(picture, y, x);
      }
    }
    int places = (high - BLOCK + 1) * (wide - BLOCK + 1);
    float[] block = new float[BLOCK * BLOCK * DIRECTIONS];
    for (int place = 0; place < places; place++) {
      int top = place / (wide - BLOCK + 1);
      int left = place % (wide - BLOCK + 1);
      for (int i = 0; i < block.length; i++) {
        int cell = i / DIRECTIONS;
        int at = (top + cell / BLOCK) * wide + left + cell % BLOCK;
        block[i] = cells[at * DIRECTIONS + i % DIRECTIONS];
      }
      scale(block);
      for (int i = 0; i < block.length; i++) {
        block[i] = Math.min(MOST, block[i]);
      }
      scale(block);
      for (int i = 0; i < block.length; i++) {
        to[i * places + place] = block[i];
      }
    }
  }

  private static void scale(float[] block) {
    double square = SMALL;
    for (float value : block) {
      square += value * value;
    }
    float scale = (float) (1 / Math.sqrt(square));
    for (int i = 0; i < block.length; i++) {
      block[i] *= scale;
    }
  }

  /** Adds a pixel's gradient to its cell. */
  private void gradient(float[] picture, int y, int x) {
    double along = 0;
    double down = 0;
    double strength = 0;
    for (int channel = 0; channel < pixels.channels(); channel++) {
      double dx = at(picture, channel, y, x + 1) - at(picture, channel, y, x - 1);
      double dy = at(picture, channel, y + 1, x) - at(picture, channel, y - 1, x);
      double length = Math.hypot(dx, dy);
      if (length > strength) {
        strength = length;
        along = dx;
        down = dy;
      }
    }
    double turn = Math.atan2(down, along) / Math.PI;
    double direction = (turn < 0 ? turn + 1 : turn) * DIRECTIONS;
    int lower = (int) direction;
    double nearer = direction - lower;
    int cell = (y / side * wide + x / side) * DIRECTIONS;
    cells[cell + lower % DIRECTIONS] += (float) (strength * (1 - nearer));
    cells[cell + (lower + 1) % DIRECTIONS] += (float) (strength * nearer);
  }

  /** A pixel; what is around a picture is black. */
  private double at(float[] picture, int channel, int y, int x) {
    boolean inside = y >= 0 && y < pixels.height() && x >= 0 && x < pixels.width();
    return inside ? picture[(channel * pixels.height() + y) * pixels.width() + x] : 0;
  }
}
