package org.tattle.record.match;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.tattle.record.code.BitCodes;

/**
 * How many links are false, without anybody who knows: by decoys. If nobody is twice in a register,
 * all links between its two halves are false, and tell how many there are between two registers
 * above any score. It is how false matches of mass spectra are counted (Elias and Gygi 2007,
 * Target-Decoy Search Strategy).
 */
public final class Decoys {
  private static final double FEW_FALSE = 0.9;

  private final double[] links;
  private final double[] decoys;
  private final double pairs;
  private final int first;
  private final int second;
  private final double all;

  /**
   * @param links the scores of what was linked, one to one, down to a low score
   * @param decoys the scores of all pairs that are so alike between halves of each of the two
   * @param pairs how many pairs of records these halves have
   */
  Decoys(double[] links, double[] decoys, double pairs, int first, int second) {
    this.links = sorted(links);
    this.decoys = sorted(decoys);
    this.pairs = pairs;
    this.first = first;
    this.second = second;
    this.all =
        Arrays.stream(this.links)
            .filter(score -> precision(score) >= FEW_FALSE)
            .map(this::right)
            .max()
            .orElse(0);
  }

  /**
   * Decoys of codes.
   *
   * @param alike finds the pairs of two registers down to that score
   */
  public static Decoys of(
      BitCodes first,
      BitCodes second,
      List<LinkedPair> links,
      BiFunction<BitCodes, BitCodes, List<LinkedPair>> alike) {
    double[] scores = new double[0];
    double pairs = 0;
    for (BitCodes codes : List.of(first, second)) {
      BitCodes even = half(codes, 0);
      BitCodes odd = half(codes, 1);
      scores = joined(scores, scores(alike.apply(even, odd)));
      pairs += (double) even.records() * odd.records();
    }
    return new Decoys(scores(links), scores, pairs, first.records(), second.records());
  }

  private static BitCodes half(BitCodes codes, int rest) {
    return codes.take(IntStream.range(0, codes.records()).filter(i -> i % 2 == rest).toArray());
  }

  private static double[] scores(List<LinkedPair> links) {
    return links.stream().mapToDouble(LinkedPair::score).toArray();
  }

  private static double[] joined(double[] some, double[] others) {
    double[] all = Arrays.copyOf(some, some.length + others.length);
    System.arraycopy(others, 0, all, some.length, others.length);
    return all;
  }

  private static double[] sorted(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** How many links there are at a score or above. */
  int links(double score) {
    return above(links, score);
  }

  /**
   * How many of these are expected to be false. Records whose person is not in the other register
   * are those without a true link, so that the number is on both sides of its equation; of n and m
   * such records, whose pairs are so alike with a chance c, {@code k (1 - exp(-n m c / k))} are
   * linked, where k is the smaller of the two.
   */
  double falseLinks(double score) {
    double linked = links(score);
    double chance = pairs == 0 ? 0 : above(decoys, score) / pairs;
    if (chance * Math.min(first, second) > 1) {
      return linked;
    }
    double low = 0;
    double high = linked;
    for (int halving = 0; halving < 60; halving++) {
      double wrong = (low + high) / 2;
      double n = Math.max(0, first - (linked - wrong));
      double m = Math.max(0, second - (linked - wrong));
      double fewer = Math.min(n, m);
      double expected = fewer == 0 ? 0 : fewer * -Math.expm1(-n * m * chance / fewer);
      if (expected > wrong) {
        low = wrong;
      } else {
        high = wrong;
      }
    }
    return high < 1e-6 ? 0 : high;
  }

  private static int above(double[] sorted, double score) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < score - 1e-12) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.length - low;
  }

  /** What share of the links at a score or above is right, as expected. */
  public double precision(double score) {
    return links(score) == 0 ? 1 : 1 - falseLinks(score) / links(score);
  }

  /**
   * What share of the people who are in both is linked so, of those who are where few are false.
   */
  public double recall(double score) {
    return all == 0 ? 0 : Math.min(1, right(score) / all);
  }

  private double right(double score) {
    return links(score) - falseLinks(score);
  }

  /** The score of a grid of hundredths at which precision and recall are best together (F1). */
  public double best(double lowest) {
    double best = 1;
    double most = -1;
    for (int hundredths = (int) Math.ceil(100 * lowest); hundredths <= 100; hundredths++) {
      double score = hundredths / 100.0;
      double p = precision(score);
      double r = recall(score);
      double together = p + r == 0 ? 0 : 2 * p * r / (p + r);
      if (together > most) {
        most = together;
        best = score;
      }
    }
    return best;
  }
}
