package org.tattle.attack.membership;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Dataset;
import org.tattle.nn.network.Moves;
import org.tattle.nn.network.Shape;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.AttackFaults;

/**
 * Rows slightly changed, so that a model can be asked about one row many times. The first variant
 * of a row is the row itself.
 */
public interface Variants {
  /** An image, its moves by one pixel in all directions, and the mirror images of these. */
  int RING = 18;

  /** Moves as rows down and columns right; none comes first. */
  int[][] MOVES = {{0, 0}, {0, 1}, {1, 0}, {0, -1}, {-1, 0}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1}};

  /** The probability of a flip and the deviation of noise that change a row, but not by much. */
  double FLIPS = 0.005;

  double NOISE = 0.1;

  /** Changes a row in place: its {@code index}-th variant. */
  void change(float[] row, int index, UniformRandomProvider random);

  /**
   * Variants {@code first} to {@code first + count - 1} of some rows.
   *
   * @return {@code [rows * count, features]}, those of a row together
   */
  default INDArray of(
      Dataset data, int[] rows, int first, int count, UniformRandomProvider random) {
    int width = data.shape().size();
    float[] plain = data.values(rows);
    INDArray all =
        Nd4j.createUninitialized(
            DataType.FLOAT, Math.multiplyExact((long) rows.length, count), width);
    FloatBuffer into = all.data().asNioFloat();
    float[] row = new float[width];
    for (int i = 0; i < rows.length; i++) {
      for (int v = 0; v < count; v++) {
        System.arraycopy(plain, i * width, row, 0, width);
        if (first + v > 0) {
          change(row, first + v, random);
        }
        into.put(row);
      }
    }
    return all;
  }

  /** The changes that fit the data: moves of images, flips of bits, noise on anything else. */
  static Variants suited(Dataset data, int[] rows) {
    return data.shape().image()
        ? shifts(data.shape())
        : binary(data, rows) ? flips(FLIPS) : noise(NOISE);
  }

  /** Whether the features are all 0 or 1, by a look at the first of these rows. */
  static boolean binary(Dataset data, int[] rows) {
    for (float value : data.values(Arrays.copyOf(rows, Math.min(rows.length, 100)))) {
      if (value != 0 && value != 1) {
        return false;
      }
    }
    return true;
  }

  /** Features of 0 or 1, each turned with a probability. */
  static Variants flips(double rate) {
    return (row, index, random) -> {
      for (int f = 0; f < row.length; f++) {
        if (random.nextDouble() < rate) {
          row[f] = 1 - row[f];
        }
      }
    };
  }

  /** Gaussian noise on each feature. */
  static Variants noise(double deviation) {
    return (row, index, random) -> {
      ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
      for (int f = 0; f < row.length; f++) {
        row[f] += (float) (deviation * normal.sample());
      }
    };
  }

  /**
   * Images moved and mirrored: variants 1 to 8 are the moves by one pixel, 9 to 17 the mirror image
   * and its moves, then come those by two pixels, and so on. Pixels at the edge are repeated.
   *
   * @throws Fault T306 if the rows are no images
   */
  static Variants shifts(Shape shape) {
    if (!shape.image()) {
      throw Fault.of(AttackFaults.NO_IMAGES_TO_MOVE).at("by");
    }
    return (row, index, random) -> {
      int ring = index < RING ? 1 : 2 + (index - RING) / (RING - 2);
      int place = index < RING ? index : (index - RING) % (RING - 2);
      int[] move = index < RING ? MOVES[place % 9] : MOVES[1 + place % 8];
      boolean mirrored = index < RING ? place >= 9 : place >= 8;
      Moves.move(row, 0, shape, ring * move[0], ring * move[1], mirrored);
    };
  }
}
