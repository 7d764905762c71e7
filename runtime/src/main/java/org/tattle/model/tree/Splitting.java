package org.tattle.model.tree;

import java.util.Arrays;

/**
 * Finds where a feature tells rows apart best: of all thresholds the one that leaves the least
 * squared error around the means of both sides, which is where {@code |sum left|^2 / left + |sum
 * right|^2 / right} is largest (Breiman et al. 1984, sections 4.3 and 8.4).
 */
final class Splitting {
  private final ValueRanks ranks;
  private final Truths truths;
  private final int leaf;
  private final int outputs;
  private final double[] sums;
  private final int[] counts;
  private final int[] rankOf;
  private final long[] keys;
  private final double[] all;
  private final double[] left;

  /**
   * @param leaf the fewest rows of a side
   * @param most how many rows there are at most
   */
  Splitting(ValueRanks ranks, Truths truths, int leaf, int most) {
    this.ranks = ranks;
    this.truths = truths;
    this.leaf = leaf;
    outputs = truths.outputs();
    sums = new double[Math.multiplyExact(most, outputs)];
    counts = new int[most];
    rankOf = new int[most];
    keys = new long[most];
    all = new double[outputs];
    left = new double[outputs];
  }

  /**
   * A question and how good it is.
   *
   * @param threshold up to what the feature is on the first side
   * @param score how much of the truth it explains, up to what is the same for all questions
   */
  record Question(int feature, float threshold, double score) {}

  /** The best question about a feature of these rows, or null if none tells them apart. */
  Question best(int feature, int[] rows, int from, int to) {
    int groups = group(feature, rows, from, to);
    if (groups < 2) {
      return null;
    }
    Arrays.fill(all, 0);
    Arrays.fill(left, 0);
    for (int g = 0; g < groups; g++) {
      add(g, all);
    }
    int before = 0;
    double best = Double.NEGATIVE_INFINITY;
    int cut = -1;
    for (int g = 0; g + 1 < groups; g++) {
      add(g, left);
      before += counts[g];
      int after = to - from - before;
      if (before >= leaf && after >= leaf) {
        double score = score(before, after);
        if (score > best) {
          best = score;
          cut = g;
        }
      }
    }
    return cut < 0
        ? null
        : new Question(feature, ranks.between(feature, rankOf[cut], rankOf[cut + 1]), best);
  }

  private double score(int before, int after) {
    double first = 0;
    double second = 0;
    for (int o = 0; o < outputs; o++) {
      double rest = all[o] - left[o];
      first += left[o] * left[o];
      second += rest * rest;
    }
    return first / before + second / after;
  }

  private void add(int group, double[] to) {
    for (int o = 0; o < outputs; o++) {
      to[o] += sums[group * outputs + o];
    }
  }

  /** Sums up rows of equal value, by ascending value; how many values there are. */
  private int group(int feature, int[] rows, int from, int to) {
    int[] rank = ranks.of()[feature];
    int taken = ranks.values()[feature].length;
    return taken <= to - from ? counted(rank, taken, rows, from, to) : sorted(rank, rows, from, to);
  }

  /** Where there are more rows than values, each value has a place. */
  private int counted(int[] rank, int taken, int[] rows, int from, int to) {
    Arrays.fill(sums, 0, taken * outputs, 0);
    Arrays.fill(counts, 0, taken, 0);
    for (int i = from; i < to; i++) {
      int at = rank[rows[i]];
      counts[at]++;
      truths.add(rows[i], sums, at * outputs);
    }
    int groups = 0;
    for (int at = 0; at < taken; at++) {
      if (counts[at] > 0) {
        counts[groups] = counts[at];
        rankOf[groups] = at;
        System.arraycopy(sums, at * outputs, sums, groups * outputs, outputs);
        groups++;
      }
    }
    return groups;
  }

  private int sorted(int[] rank, int[] rows, int from, int to) {
    for (int i = from; i < to; i++) {
      keys[i - from] = (long) rank[rows[i]] << Integer.SIZE | rows[i];
    }
    Arrays.sort(keys, 0, to - from);
    int groups = 0;
    for (int i = 0; i < to - from; i++) {
      int at = (int) (keys[i] >> Integer.SIZE);
      if (groups == 0 || rankOf[groups - 1] != at) {
        Arrays.fill(sums, groups * outputs, (groups + 1) * outputs, 0);
        counts[groups] = 0;
        rankOf[groups++] = at;
      }
      counts[groups - 1]++;
      truths.add((int) keys[i], sums, (groups - 1) * outputs);
    }
    return groups;
  }
}
