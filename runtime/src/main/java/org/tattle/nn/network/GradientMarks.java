package org.tattle.nn.network;

import java.util.stream.IntStream;

/**
 * Canaries in gradient space (Nasr et al. 2023, section 4; Steinke, Nasr and Jagielski 2023,
 * section 5): rows that are nothing but a gradient. Mark i moves one weight of its own, by the
 * clipping norm, and joins a step's batch with the chance of any row. As no two share a weight,
 * none hides another.
 *
 * @param count how many there are, those left out included; at most the number of weights
 * @param planted which of them are trained on, in order; not written to
 */
public record GradientMarks(int count, int[] planted) {
  public GradientMarks {
    if (count < 1 || IntStream.of(planted).anyMatch(mark -> mark < 0 || mark >= count)) {
      throw new IllegalArgumentException("marks are numbered from 0 to below their count");
    }
  }
}
