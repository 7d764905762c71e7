package org.tattle.privacy;

import java.util.function.ToIntFunction;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.tattle.measure.Audit;
import org.tattle.measure.Confusion;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/** What a mechanism said, counted by outcome, and what that proves. */
public record Histogram(long[] counts) {

  /** Draws {@code samples} outcomes, each from 0 to {@code outcomes} − 1. */
  public static Histogram of(int samples, int outcomes, Seed seed, ToIntFunction<Randomness> draw) {
    Randomness random = Randomness.seeded(seed);
    long[] counts = new long[outcomes];
    for (int i = 0; i < samples; i++) {
      counts[draw.applyAsInt(random)]++;
    }
    return new Histogram(counts);
  }

  long total() {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }

  /** The chance of counts so far off, if these are the chances of each outcome. */
  public double chiSquared(double[] probabilities) {
    double statistic = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = probabilities[i] * total();
      statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    return ChiSquaredDistribution.of(counts.length - 1).survivalProbability(statistic);
  }

  /**
   * The ε that outcomes on two neighbours rule out: over all events "at most i", each with its
   * complement and both ways round, at a joint confidence of 1 − 1e-4.
   */
  public double epsilonAgainst(Histogram neighbour, double delta) {
    double most = 0;
    long here = 0;
    long there = 0;
    double alpha = 1e-4 / (2 * counts.length);
    for (int i = 0; i < counts.length - 1; i++) {
      here += counts[i];
      there += neighbour.counts[i];
      Confusion event = new Confusion(here, total(), there, neighbour.total());
      Confusion swapped = new Confusion(there, neighbour.total(), here, total());
      most = Math.max(most, Audit.epsilon(event, delta, alpha));
      most = Math.max(most, Audit.epsilon(swapped, delta, alpha));
    }
    return most;
  }
}
