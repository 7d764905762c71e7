package org.tattle.attack.membership;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * How unlikely a confidence is for a row, from quantiles that were fitted at several levels: the
 * share of non-members like it that are as sure. The quantiles of one row are put in order
 * (Chernozhukov, Fernandez-Val and Galichon 2010, section 2), joined by lines on the scale of a
 * standard normal, and drawn on by their mean slope beyond the outer ones. So the scores of unlike
 * rows are of one kind, and to lower a threshold on them is to sweep the level.
 */
final class Levels {
  /** Shares of non-members above the quantiles that are fitted. */
  private static final double[] TAILS = {0.9, 0.5, 0.2, 0.05, 0.01};

  /** Rows on either side that a quantile takes. */
  private static final int FEWEST = 5;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final double[] at;
  private final Boosting[] quantiles;

  /**
   * @param inputs {@code [rows][features]}
   * @param sure how sure the target was of each
   * @param fpr a level that is fitted in any case
   */
  Levels(float[][] inputs, double[] sure, double fpr, Seed seed, Control control) {
    double least = (double) FEWEST / sure.length;
    double[] tails =
        DoubleStream.concat(
                DoubleStream.of(TAILS).filter(t -> t >= least && 1 - t >= least),
                DoubleStream.of(fpr, 0.5))
            .distinct()
            .map(t -> -t)
            .sorted()
            .map(t -> -t)
            .toArray();
    at = DoubleStream.of(tails).map(NORMAL::inverseSurvivalProbability).toArray();
    quantiles = new Boosting[tails.length];
    for (int l = 0; l < tails.length; l++) {
      quantiles[l] = new Boosting(inputs, sure, 1 - tails[l], seed.split(l), control);
    }
  }

  /** How far above what non-members get such a confidence lies, in deviations of a normal. */
  double of(float[] inputs, double sure) {
    return place(Arrays.stream(quantiles).mapToDouble(q -> q.of(inputs)).sorted().toArray(), sure);
  }

  /** Where a value lies among quantiles, in order. */
  private double place(double[] quantile, double sure) {
    int last = at.length - 1;
    double spread = Math.max(quantile[last] - quantile[0], Double.MIN_NORMAL);
    double slope = (at[last] - at[0]) / spread;
    if (sure <= quantile[0]) {
      return at[0] - slope * (quantile[0] - sure);
    }
    if (sure >= quantile[last]) {
      return at[last] + slope * (sure - quantile[last]);
    }
    int l = 0;
    while (quantile[l + 1] <= sure) {
      l++;
    }
    double share = (sure - quantile[l]) / (quantile[l + 1] - quantile[l]);
    return at[l] + share * (at[l + 1] - at[l]);
  }
}
