package org.tattle.nn.network;

/**
 * Running sums by a tree (Dwork et al. 2010; Chan, Shi and Song 2011): the steps of a pass are its
 * leaves, every node is the sum below it with noise of its own, and a running sum is put together
 * of no more nodes than there are levels. A row is in one leaf of a pass and so in one node of each
 * level, which is all it costs: {@code passes * levels} Gaussians, whatever the order of the rows.
 *
 * <p>Of a node on level k its own noise and that of the sums below it together tell more than the
 * first alone. Weighed by what they are worth, they have {@code 2^k / (2^(k+1) - 1)} of the
 * variance of one (Honaker 2015, as Kairouz et al. 2021 take it).
 *
 * @param leaves how many steps a pass has: a power of two
 */
public record SumTree(int leaves) {
  public SumTree {
    if (leaves < 1 || Integer.bitCount(leaves) != 1) {
      throw new IllegalArgumentException("a tree has a power of two leaves, not " + leaves);
    }
  }

  /** The tree of as many leaves as this, or a few more. */
  public static SumTree atLeast(double leaves) {
    int most = 1;
    while (most < leaves && most < 1 << 20) {
      most *= 2;
    }
    return new SumTree(most);
  }

  /** How many nodes lie between a leaf and the root, with both. */
  public int levels() {
    return Integer.numberOfTrailingZeros(leaves) + 1;
  }

  /** How many nodes there are. */
  public int nodes() {
    return 2 * leaves - 1;
  }

  /** How many nodes are finished by a step of a pass, counted from 0: it and those that it ends. */
  public static int ended(int step) {
    return Integer.numberOfTrailingZeros(step + 1) + 1;
  }

  /**
   * The variance of what is known of a node, leaves being on level 0, in that of one noise; what
   * its own noise counts beside what is known by those below it, too.
   */
  public static double variance(int level) {
    return Math.scalb(1.0, level) / (Math.scalb(2.0, level) - 1);
  }

  /** The variance of the sum of the first steps of a pass, in that of one noise. */
  public static double running(int steps) {
    double sum = 0;
    for (int level = 0; level < Integer.SIZE - 1; level++) {
      sum += (steps >> level & 1) * variance(level);
    }
    return sum;
  }
}
