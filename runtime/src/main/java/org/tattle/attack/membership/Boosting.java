package org.tattle.attack.membership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * A quantile as a function of features, by gradient-boosted trees under the pinball loss (Friedman
 * 2001, algorithm 1, with the loss of Koenker and Bassett 1978): each tree splits on the sign of
 * what is left, {@code q} above and {@code q - 1} below, and each of its leaves moves by the
 * q-quantile of what is left there, shrunk.
 *
 * <p>Features are cut into at most 16 bins by their quantiles, and each tree sees a random half of
 * the rows and at most 128 features, so that images do not take long.
 */
final class Boosting {
  private static final int BINS = 16;
  private static final int TREES = 100;
  private static final int DEPTH = 3;
  private static final int FEATURES = 128;
  private static final int LEAF = 20;
  private static final double RATE = 0.1;

  private final float[][] edges;
  private final double start;
  private final List<int[]> splits = new ArrayList<>();
  private final List<double[]> leaves = new ArrayList<>();

  /** Node n of a tree has children 2n+1 and 2n+2; a split is a feature and a bin, or -1. */
  private static final int NODES = (1 << DEPTH) - 1;

  private final byte[][] bins;
  private final double[] left;
  private final double quantile;

  /**
   * @param features {@code [rows][features]}
   * @param values what the quantile is of, {@code [rows]}
   * @param quantile above 0 and below 1
   */
  Boosting(float[][] features, double[] values, double quantile, Seed seed, Control control) {
    this.quantile = quantile;
    edges = edges(features);
    bins = new byte[features.length][];
    Arrays.setAll(bins, i -> binned(features[i]));
    left = values.clone();
    int[] all = new int[values.length];
    Arrays.setAll(all, i -> i);
    start = quantileOf(all);
    for (int i = 0; i < left.length; i++) {
      left[i] -= start;
    }
    UniformRandomProvider random = seed.random();
    for (int tree = 0; tree < TREES; tree++) {
      control.check();
      grow(random);
    }
  }

  /** The quantile for a row. */
  double of(float[] row) {
    byte[] binned = binned(row);
    double sum = start;
    for (int tree = 0; tree < splits.size(); tree++) {
      sum += leaves.get(tree)[leaf(splits.get(tree), binned)];
    }
    return sum;
  }

  private void grow(UniformRandomProvider random) {
    int width = edges.length;
    int[] features = new int[Math.min(FEATURES, width)];
    Arrays.setAll(features, k -> width <= FEATURES ? k : random.nextInt(width));
    int[] node = new int[left.length];
    Arrays.setAll(node, i -> random.nextBoolean() ? 0 : -1);
    int[] split = new int[2 * NODES];
    Arrays.fill(split, -1);
    for (int n = 0; n < NODES; n++) {
      split(n, node, features, split);
    }
    double[] moves = new double[NODES + (1 << DEPTH)];
    List<List<Integer>> rows = new ArrayList<>();
    for (int n = 0; n < moves.length; n++) {
      rows.add(new ArrayList<>());
    }
    for (int i = 0; i < left.length; i++) {
      rows.get(leaf(split, bins[i])).add(i);
    }
    for (int n = 0; n < moves.length; n++) {
      if (!rows.get(n).isEmpty()) {
        int[] here = rows.get(n).stream().mapToInt(i -> i).toArray();
        moves[n] = RATE * quantileOf(here);
        for (int i : here) {
          left[i] -= moves[n];
        }
      }
    }
    splits.add(split);
    leaves.add(moves);
  }

  /** Splits a node where the variance of the signs falls most, and sends its rows down. */
  private void split(int n, int[] node, int[] features, int[] split) {
    double best = 1e-12;
    int count = 0;
    double sum = 0;
    for (int i = 0; i < node.length; i++) {
      if (node[i] == n) {
        count++;
        sum += left[i] > 0 ? quantile : quantile - 1;
      }
    }
    if (count < 2 * LEAF) {
      return;
    }
    for (int feature : features) {
      int[] counts = new int[BINS];
      double[] sums = new double[BINS];
      for (int i = 0; i < node.length; i++) {
        if (node[i] == n) {
          counts[bins[i][feature]]++;
          sums[bins[i][feature]] += left[i] > 0 ? quantile : quantile - 1;
        }
      }
      int below = 0;
      double sumBelow = 0;
      for (int bin = 0; bin < BINS - 1; bin++) {
        below += counts[bin];
        sumBelow += sums[bin];
        int above = count - below;
        if (below >= LEAF && above >= LEAF) {
          double gain =
              sumBelow * sumBelow / below
                  + (sum - sumBelow) * (sum - sumBelow) / above
                  - sum * sum / count;
          if (gain > best) {
            best = gain;
            split[2 * n] = feature;
            split[2 * n + 1] = bin;
          }
        }
      }
    }
    if (split[2 * n] >= 0) {
      for (int i = 0; i < node.length; i++) {
        if (node[i] == n) {
          node[i] = 2 * n + (bins[i][split[2 * n]] <= split[2 * n + 1] ? 1 : 2);
        }
      }
    }
  }

  private static int leaf(int[] split, byte[] row) {
    int n = 0;
    while (n < NODES && split[2 * n] >= 0) {
      n = 2 * n + (row[split[2 * n]] <= split[2 * n + 1] ? 1 : 2);
    }
    return n;
  }

  /** The q-quantile of what is left of these rows: the smallest that a share of q is at most. */
  private double quantileOf(int[] rows) {
    double[] sorted = Arrays.stream(rows).mapToDouble(i -> left[i]).sorted().toArray();
    return sorted[Math.max(0, (int) Math.ceil(quantile * sorted.length) - 1)];
  }

  /** Values from which on the next bin starts, {@code [features][bins - 1]} or fewer. */
  private static float[][] edges(float[][] features) {
    float[][] edges = new float[features[0].length][];
    float[] column = new float[features.length];
    for (int f = 0; f < edges.length; f++) {
      for (int i = 0; i < column.length; i++) {
        column[i] = features[i][f];
      }
      float[] sorted = column.clone();
      Arrays.sort(sorted);
      float[] found = new float[BINS - 1];
      int count = 0;
      for (int b = 1; b < BINS; b++) {
        float edge = sorted[(int) ((long) b * sorted.length / BINS)];
        if (edge > sorted[0] && (count == 0 || edge > found[count - 1])) {
          found[count++] = edge;
        }
      }
      float last = sorted[sorted.length - 1];
      if (count == 0 && last > sorted[0]) {
        found[count++] = last;
      }
      edges[f] = Arrays.copyOf(found, count);
    }
    return edges;
  }

  private byte[] binned(float[] row) {
    byte[] binned = new byte[edges.length];
    for (int f = 0; f < edges.length; f++) {
      int bin = 0;
      while (bin < edges[f].length && row[f] >= edges[f][bin]) {
        bin++;
      }
      binned[f] = (byte) bin;
    }
    return binned;
  }
}
