package org.tattle.record.match;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.record.code.BitCodes;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * Links records whose codes are alike. Where nobody says how alike they must be, it is as much as
 * finds most with few errors, as decoys tell.
 *
 * @param threshold the Dice coefficient from which codes are linked, if it is said
 * @param blocking whether only codes are compared that are the same in samples of their bits
 */
public record AlikeCodes(Optional<Double> threshold, boolean blocking, OneToOne way) {
  private static final int SAMPLED = 1 << 15;
  private static final double BY_CHANCE = 0.001;
  private static final double LOWEST = 0.05;
  private static final int MOST = 5_000_000;

  /**
   * What is linked.
   *
   * @throws org.tattle.run.Fault R590 if too many pairs are so alike
   */
  public Links links(BitCodes first, BitCodes second, Control control) {
    double usual = usual(first, second);
    double lowest = Math.min(usual, threshold.orElse(usual));
    List<LinkedPair> all = way.of(alike(first, second, lowest, control), control);
    Decoys decoys =
        Decoys.of(first, second, all, (one, other) -> alike(one, other, lowest, control));
    double least = threshold.orElseGet(() -> decoys.best(lowest));
    List<LinkedPair> pairs =
        threshold.isEmpty() || least == lowest
            ? all.stream().filter(pair -> pair.score() >= least - 1e-12).toList()
            : way.of(alike(first, second, least, control), control);
    return new Links(
        pairs,
        all.stream().filter(pair -> pair.score() < least - 1e-12).toList(),
        least,
        decoys.precision(least),
        OptionalDouble.of(decoys.recall(least)),
        0);
  }

  /** So alike is one in a thousand pairs at random. Below it nothing is looked for. */
  private static double usual(BitCodes first, BitCodes second) {
    UniformRandomProvider random = new Seed(first.records()).split(second.records()).random();
    double[] alike = new double[SAMPLED];
    for (int i = 0; i < SAMPLED; i++) {
      alike[i] =
          first.dice(random.nextInt(first.records()), second, random.nextInt(second.records()));
    }
    Arrays.sort(alike);
    return Math.max(LOWEST, alike[(int) ((1 - BY_CHANCE) * SAMPLED)]);
  }

  private List<LinkedPair> alike(BitCodes first, BitCodes second, double least, Control control) {
    return blocking
        ? new BitSampling(first, second).atLeast(least, MOST, control)
        : new DiceScan(first, second).atLeast(least, MOST, control);
  }
}
