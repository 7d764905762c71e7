package org.tattle.quality;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How far two samples of a column are apart.
 *
 * @param psi the population stability index, {@code sum (p - q) ln(p / q)} over tenths of the first
 *     sample, or over names; half a row is added to each, so that no logarithm is infinite. Above
 *     0.25 is taken for a shift.
 * @param chance what the index of samples of one distribution comes to in the mean, {@code (bins -
 *     1) (1/n + 1/m)} (Yurdakul 2018, Statistical Properties of the Population Stability Index)
 * @param p how likely samples of one distribution are as far apart: of numbers by Kolmogorov and
 *     Smirnov, of names by chi-squared
 */
record ColumnDrift(double psi, double chance, double p) {
  /** From where on an index speaks of a shift. */
  static final double SHIFT = 0.25;

  private static final int TENTHS = 10;
  private static final double FEWEST = 5;

  /** That of numbers. */
  static ColumnDrift of(double[] one, double[] other) {
    if (one.length == 0 || other.length == 0) {
      return new ColumnDrift(0, 0, 1);
    }
    double[] first = one.clone();
    double[] second = other.clone();
    Arrays.sort(first);
    Arrays.sort(second);
    double[] edges = new double[TENTHS - 1];
    Arrays.setAll(edges, k -> first[(k + 1) * (first.length - 1) / TENTHS]);
    double[] cuts = Arrays.stream(edges).distinct().toArray();
    double[] bins = bins(first, cuts);
    return new ColumnDrift(
        index(bins, bins(second, cuts)),
        chance(bins.length, one.length, other.length),
        smirnov(first, second));
  }

  /** That of names. */
  static ColumnDrift of(Stream<String> one, Stream<String> other) {
    Map<String, double[]> counts = new HashMap<>();
    one.forEach(name -> counts.computeIfAbsent(name, it -> new double[2])[0]++);
    other.forEach(name -> counts.computeIfAbsent(name, it -> new double[2])[1]++);
    double[] first = counts.values().stream().mapToDouble(it -> it[0]).toArray();
    double[] second = counts.values().stream().mapToDouble(it -> it[1]).toArray();
    return new ColumnDrift(
        index(first, second),
        chance(first.length, Arrays.stream(first).sum(), Arrays.stream(second).sum()),
        chiSquared(first, second));
  }

  private static double chance(int bins, double n, double m) {
    return n == 0 || m == 0 ? 0 : (bins - 1) * (1 / n + 1 / m);
  }

  /** How many values lie up to each cut and above the one before, and above all. */
  private static double[] bins(double[] sorted, double[] cuts) {
    double[] counts = new double[cuts.length + 1];
    for (double value : sorted) {
      int at = Arrays.binarySearch(cuts, value);
      counts[at >= 0 ? at : -at - 1]++;
    }
    return counts;
  }

  private static double index(double[] first, double[] second) {
    double n = Arrays.stream(first).sum() + 0.5 * first.length;
    double m = Arrays.stream(second).sum() + 0.5 * second.length;
    double index = 0;
    for (int b = 0; b < first.length; b++) {
      double p = (first[b] + 0.5) / n;
      double q = (second[b] + 0.5) / m;
      index += (p - q) * Math.log(p / q);
    }
    return index;
  }

  /** By the limit distribution, with Stephens's correction for small samples (1970). */
  private static double smirnov(double[] first, double[] second) {
    double most = 0;
    int i = 0;
    int j = 0;
    while (i < first.length && j < second.length) {
      double value = Math.min(first[i], second[j]);
      while (i < first.length && first[i] <= value) {
        i++;
      }
      while (j < second.length && second[j] <= value) {
        j++;
      }
      most = Math.max(most, Math.abs((double) i / first.length - (double) j / second.length));
    }
    double n = Math.sqrt((double) first.length * second.length / (first.length + second.length));
    double t = (n + 0.12 + 0.11 / n) * most;
    double tail = 0;
    for (int k = 1; k <= 100; k++) {
      tail += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * t * t);
    }
    return t < 0.2 ? 1 : Math.max(0, Math.min(1, tail));
  }

  /** Names that are expected less than five times in a sample count as one. */
  private static double chiSquared(double[] first, double[] second) {
    double n = Arrays.stream(first).sum();
    double m = Arrays.stream(second).sum();
    if (n == 0 || m == 0) {
      return 1;
    }
    double[] rest = new double[2];
    double square = 0;
    int cells = 0;
    for (int b = 0; b < first.length; b++) {
      if ((first[b] + second[b]) * Math.min(n, m) / (n + m) < FEWEST) {
        rest[0] += first[b];
        rest[1] += second[b];
      } else {
        square += term(first[b], second[b], n, m);
        cells++;
      }
    }
    if ((rest[0] + rest[1]) * Math.min(n, m) / (n + m) >= FEWEST) {
      square += term(rest[0], rest[1], n, m);
      cells++;
    }
    return cells < 2 ? 1 : ChiSquaredDistribution.of(cells - 1).survivalProbability(square);
  }

  private static double term(double one, double other, double n, double m) {
    double all = one + other;
    double expected = all * n / (n + m);
    double off = one - expected;
    return off * off / expected + off * off / (all - expected);
  }
}
