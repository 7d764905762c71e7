package org.tattle.crypto.aggregation;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Which clients mask their values against each other, and hold shares of each other's secrets.
 *
 * @param of the neighbours of each, ascending
 */
public record NeighbourGraph(int[][] of) {

  /** All with all. */
  public static NeighbourGraph complete(int clients) {
    return new NeighbourGraph(
        IntStream.range(0, clients)
            .mapToObj(i -> IntStream.range(0, clients).filter(j -> j != i).toArray())
            .toArray(int[][]::new));
  }

  /**
   * Each with so many others: those next to it on a circle on which all were put at random (Bell et
   * al. 2020, section 3.2).
   *
   * @param degree even, and less than there are others, or it is complete
   */
  public static NeighbourGraph sparse(int clients, int degree, UniformRandomProvider random) {
    if (degree >= clients - 1) {
      return complete(clients);
    }
    int[] circle = PermutationSampler.natural(clients);
    PermutationSampler.shuffle(random, circle);
    int[][] of = new int[clients][];
    for (int i = 0; i < clients; i++) {
      int at = i;
      of[circle[i]] =
          IntStream.rangeClosed(1, degree / 2)
              .flatMap(
                  step ->
                      IntStream.of(
                          circle[(at + step) % clients], circle[(at - step + clients) % clients]))
              .sorted()
              .toArray();
    }
    return new NeighbourGraph(of);
  }

  int clients() {
    return of.length;
  }

  boolean isComplete() {
    return Stream.of(of).allMatch(it -> it.length == clients() - 1);
  }

  boolean joins(int one, int other) {
    return Arrays.binarySearch(of[one], other) >= 0;
  }

  /**
   * How many neighbours are enough, and of how many of them and the client itself shares are
   * needed.
   *
   * @param degree how many neighbours
   * @param threshold how many shares
   */
  public record Enough(int degree, int threshold) {
    private static final double SAFE = Math.pow(2, -40);
    private static final double SURE = Math.pow(2, -30);

    /**
     * The least degree with which, but for a chance of 2^-40 in all, no client has as many
     * neighbours who work for the server as open a secret, and but for one of 2^-30 every client
     * keeps as many who answer (Bell et al. 2020, theorem 3.10, by binomial tails, which are above
     * those without replacement where they matter here: each tail lies beyond the mean).
     *
     * @param corrupt the share of clients that work for the server
     * @param silent the share that stop answering
     */
    public static Enough of(int clients, double corrupt, double silent) {
      for (int degree = 2; degree < clients - 1; degree += 2) {
        BinomialDistribution bad = BinomialDistribution.of(degree, corrupt);
        BinomialDistribution gone = BinomialDistribution.of(degree, silent);
        for (int threshold = degree / 2 + 1; threshold <= degree; threshold++) {
          boolean safe = clients * bad.survivalProbability(threshold - 1) < SAFE;
          boolean sure = clients * gone.survivalProbability(degree - threshold) < SURE;
          boolean connected = clients * Math.pow(corrupt + silent, degree / 2.0) < SAFE;
          if (safe && sure && connected) {
            return new Enough(degree, threshold);
          }
        }
      }
      return new Enough(clients - 1, clients / 2 + 1);
    }
  }
}
