package org.tattle.table.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.tattle.privacy.noise.Gaussian;
import org.tattle.privacy.release.answer.Bounds;
import org.tattle.run.Randomness;

/**
 * What a column can hold, told by private rows at a price. A value is told if its number of rows
 * with noise reaches a threshold that a single row reaches with a chance of at most δ (Korolova et
 * al. 2009; Wilson et al. 2020). Bounds of numbers are those powers of two between which more rows
 * lie than noise explains.
 *
 * @param sigma the standard deviation of the noise, in rows
 * @param delta the chance that a column tells of a row that it is there
 */
record PaidValues(double sigma, double delta, Randomness random) {
  /** Noise is drawn on a grid, and a little larger than σ. */
  private static final double GRID = 1 + 1e-6;

  private static final int LEAST_POWER = -30;
  private static final int POWERS = 92;
  private static final double FALSE_BOUNDS = 0.01;

  /** The values that enough rows have, sorted. */
  List<String> values(List<String> texts) {
    Map<String, Integer> counts = new TreeMap<>();
    texts.forEach(text -> counts.merge(text, 1, Integer::sum));
    double[] noisy = noisy(counts.values().stream().mapToDouble(count -> count).toArray());
    double threshold = 1 + sigma * GRID * normal(delta);
    List<String> told = new ArrayList<>();
    int i = 0;
    for (String text : counts.keySet()) {
      if (noisy[i++] >= threshold) {
        told.add(text);
      }
    }
    return told;
  }

  /** Between which powers of two numbers lie, if enough do. */
  Optional<Bounds> bounds(double[] numbers) {
    double[] counts = new double[2 * POWERS + 1];
    for (double number : numbers) {
      if (!Double.isNaN(number)) {
        counts[power(number)]++;
      }
    }
    double[] noisy = noisy(counts);
    double threshold = sigma * GRID * normal(FALSE_BOUNDS / counts.length);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int at = 0; at < noisy.length; at++) {
      if (noisy[at] >= threshold) {
        least = Math.min(least, at == POWERS ? 0 : at > POWERS ? size(at) : -2 * size(at));
        most = Math.max(most, at == POWERS ? 0 : at > POWERS ? 2 * size(at) : -size(at));
      }
    }
    return least < most ? Optional.of(new Bounds(least, most)) : Optional.empty();
  }

  private static int power(double number) {
    int power = Math.getExponent(number) - LEAST_POWER;
    int far = Math.max(0, Math.min(POWERS, power + 1));
    return number < 0 ? POWERS - far : POWERS + far;
  }

  private static double size(int at) {
    return Math.scalb(1.0, Math.abs(at - POWERS) - 1 + LEAST_POWER);
  }

  private double[] noisy(double[] counts) {
    return Gaussian.perturb(counts, sigma, 1, random);
  }

  private static double normal(double chance) {
    return NormalDistribution.of(0, 1).inverseSurvivalProbability(chance);
  }
}
