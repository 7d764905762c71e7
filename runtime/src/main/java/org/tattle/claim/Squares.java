package org.tattle.claim;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.tattle.run.MessageText;

/**
 * What is seen of the noise on a network's weights, over many looks at deviates that should be
 * standard normal and independent: the squares of each weight's, and of what weights and looks have
 * in common.
 */
final class Squares {
  /** Weights that are summed besides layers and single ones. */
  private static final int BLOCK = 128;

  private final List<Integer> layers;
  private final boolean repeats;
  private final double[] sums;
  private double[] last;
  private int looks;
  private double together;
  private double again;

  /**
   * @param layers how many weights each has
   * @param repeats whether looks had the same public seed, and must differ all the same
   */
  Squares(List<Integer> layers, boolean repeats) {
    this.layers = layers;
    this.repeats = repeats;
    sums = new double[layers.stream().mapToInt(n -> n).sum()];
  }

  /** The share of the chance of a false alarm that the sum of a layer gets, on one side. */
  static double share(double alarm, List<Integer> layers) {
    return alarm / 2 / (layers.size() + 2) / 2;
  }

  void add(double[] deviates) {
    double sum = 0;
    double product = 0;
    for (int i = 0; i < deviates.length; i++) {
      sums[i] += deviates[i] * deviates[i];
      sum += deviates[i];
      product += last == null ? 0 : deviates[i] * last[i];
    }
    together += sum * sum / deviates.length;
    again += product;
    last = deviates;
    looks++;
  }

  /** The root of the mean square. */
  double scale() {
    return Math.sqrt(total() / sums.length / looks);
  }

  private double total() {
    return Arrays.stream(sums).sum();
  }

  /** What chance does not explain, in words; empty if it explains all. */
  String odd(double alarm) {
    double each = 2 * share(alarm, layers);
    double correlation = again / Math.sqrt((double) Math.max(1, looks - 1) * sums.length);
    if (repeats && Power.far(correlation, each)) {
      return "it repeats itself where only the public seed does: whoever knows that takes it off";
    }
    String off = off(each, alarm / 4);
    if (!off.isEmpty()) {
      return off;
    }
    return Power.odd(together, looks, each) ? "weights get noise that is not independent" : "";
  }

  private String off(double each, double rest) {
    if (Power.odd(total(), (long) sums.length * looks, each)) {
      String where = layer(each);
      return where.isEmpty()
          ? MessageText.of("the noise of a step is %.3f times what is accounted for", scale())
          : where;
    }
    String where = layer(each);
    if (where.isEmpty()) {
      where = run(BLOCK, rest * BLOCK / Math.max(BLOCK, sums.length));
    }
    return where.isEmpty() ? run(1, rest / sums.length) : where;
  }

  /** A layer that differs from the others, which are well. */
  private String layer(double alarm) {
    int odd = -1;
    int count = 0;
    for (int layer = 0, from = 0; layer < layers.size(); layer++) {
      int to = from + layers.get(layer);
      if (Power.odd(sum(from, to), (long) (to - from) * looks, alarm)) {
        odd = layer;
        count++;
      }
      from = to;
    }
    if (count == 0 || count == layers.size()) {
      return "";
    }
    int from = layers.stream().limit(odd).mapToInt(n -> n).sum();
    return places(from, from + layers.get(odd));
  }

  private String run(int width, double alarm) {
    ChiSquaredDistribution expected = ChiSquaredDistribution.of((double) width * looks);
    double low = expected.inverseCumulativeProbability(alarm / 2);
    double high = expected.inverseSurvivalProbability(alarm / 2);
    for (int from = 0; from + width <= sums.length; from += width) {
      double sum = sum(from, from + width);
      if (sum < low || sum > high) {
        return places(from, from + width);
      }
    }
    return "";
  }

  private String places(int from, int to) {
    double scale = Math.sqrt(sum(from, to) / (to - from) / looks);
    return MessageText.of(
        "weights %d to %d get noise %.3f times what is accounted for", from, to - 1, scale);
  }

  private double sum(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += sums[i];
    }
    return sum;
  }
}
