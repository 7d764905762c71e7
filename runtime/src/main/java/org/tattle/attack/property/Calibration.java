package org.tattle.attack.property;

import java.util.stream.IntStream;
import org.tattle.measure.Estimate;

/**
 * From what a regression says to a share with an interval, by models of known shares that it has
 * not seen: half of them straighten what it says by a line, and the errors of the other half are as
 * large as those of the next model. With m of these, the k-th smallest error with {@code k =
 * ceil((m + 1) 0.95)} is exceeded one time in twenty at most.
 */
record Calibration(double slope, double offset, double error) {
  /** With fewer there is no error of which one in twenty is larger. */
  static final int FEWEST = 40;

  /**
   * @param said what the regression says of each model
   * @param truth the share of each
   * @param from the first of those to calibrate by
   */
  static Calibration of(double[] said, double[] truth, int from) {
    int[] line = IntStream.range(from, said.length).filter(i -> i % 2 == 0).toArray();
    int[] rest = IntStream.range(from, said.length).filter(i -> i % 2 != 0).toArray();
    double saidMean = IntStream.of(line).mapToDouble(i -> said[i]).average().orElseThrow();
    double mean = IntStream.of(line).mapToDouble(i -> truth[i]).average().orElseThrow();
    double both = 0;
    double own = 0;
    for (int i : line) {
      both += (said[i] - saidMean) * (truth[i] - mean);
      own += (said[i] - saidMean) * (said[i] - saidMean);
    }
    double slope = own > 0 ? both / own : 0;
    double offset = mean - slope * saidMean;
    double[] errors =
        IntStream.of(rest)
            .mapToDouble(i -> Math.abs(slope * said[i] + offset - truth[i]))
            .sorted()
            .toArray();
    int k = (int) Math.ceil((errors.length + 1) * Estimate.LEVEL);
    return new Calibration(slope, offset, k <= errors.length ? errors[k - 1] : 1);
  }

  /** The share of a model of which the regression says that. */
  Estimate at(double said) {
    double share = Math.max(0, Math.min(1, slope * said + offset));
    return new Estimate(
        share, Math.max(0, share - error), Math.min(1, share + error), Estimate.LEVEL, "conformal");
  }
}
