package org.tattle.dsl.show.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.Series;

/**
 * Histograms of several groups over each other, as outlines, since filled bars would hide each
 * other. Bins are of one width for all groups, after Freedman and Diaconis 1981: twice the
 * interquartile range by the cube root of the number of values.
 */
final class ScoreHistogram {

  private static final int FEWEST = 10;
  private static final int MOST = 60;

  /** By how much of themselves values differ that are alike but for rounding to floats. */
  private static final double ROUNDING = 1e-6;

  private final double low;
  private final double width;
  private final int bins;

  private ScoreHistogram(double[] sorted) {
    low = sorted.length == 0 ? 0 : sorted[0];
    double span = sorted.length == 0 ? 0 : sorted[sorted.length - 1] - low;
    if (span <= ROUNDING * Math.abs(low + span)) {
      bins = 1;
      width = 1;
      return;
    }
    int n = sorted.length;
    double wished = 2 * (sorted[3 * n / 4] - sorted[n / 4]) / Math.cbrt(n);
    double count = wished > 0 ? Math.ceil(span / wished) : MOST;
    bins = (int) Math.max(FEWEST, Math.min(MOST, count));
    width = span / bins;
  }

  static Figure figure(String title, String label, List<PlottedSample> samples) {
    double[] all =
        samples.stream()
            .flatMapToDouble(sample -> DoubleStream.of(sample.values()))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    ScoreHistogram histogram = new ScoreHistogram(all);
    List<Series> series = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    double most = 0;
    for (int i = 0; i < samples.size(); i++) {
      PlottedSample sample = samples.get(i);
      double[] shares = histogram.shares(sample.values());
      most = Math.max(most, Arrays.stream(shares).max().orElse(0));
      series.add(histogram.outline(sample.name(), i, shares));
      long odd = Arrays.stream(sample.values()).filter(v -> !Double.isFinite(v)).count();
      if (odd > 0) {
        notes.add(Numbers.count(odd) + " values of " + sample.name() + " are not finite.");
      }
    }
    double end = histogram.low + histogram.bins * histogram.width;
    return new Figure(
        title,
        Axis.linear(label, histogram.low, end),
        Axis.around("share of rows", true, 0, most == 0 ? 1 : most),
        series,
        notes);
  }

  /** The share of the finite values in each bin. */
  private double[] shares(double[] values) {
    double[] shares = new double[bins];
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    for (double value : finite) {
      int bin = (int) ((value - low) / width);
      shares[Math.min(bins - 1, bin)] += 1.0 / finite.length;
    }
    return shares;
  }

  /** From the base line up, along the bins and down again. */
  private Series outline(String name, int hue, double[] shares) {
    double[] x = new double[bins + 2];
    double[] y = new double[bins + 2];
    for (int i = 0; i <= bins; i++) {
      x[i + 1] = low + i * width;
      y[i + 1] = i < bins ? shares[i] : 0;
    }
    x[0] = low;
    return Series.step(name, hue, x, y);
  }
}
