package org.tattle.dsl.show.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Series;

/** The figure of a sweep: measures over what was swept. */
public final class Lines {

  private static final int MOST_MARKED = 24;

  private Lines() {}

  static Figure figure(
      String title, String xLabel, String yLabel, boolean percent, List<PlottedLine> lines) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      PlottedLine line = lines.get(i);
      int[] kept =
          IntStream.range(0, line.x().length)
              .filter(p -> Double.isFinite(line.x()[p]) && Double.isFinite(line.y()[p]))
              .boxed()
              .sorted((a, b) -> Double.compare(line.x()[a], line.x()[b]))
              .mapToInt(Integer::intValue)
              .toArray();
      double[] x = pick(line.x(), kept);
      double[] y = pick(line.y(), kept);
      Series curve = Series.line(line.name(), i, x, y);
      boolean interval = line.low().length > 0;
      double[] low = interval ? pick(line.low(), kept) : new double[0];
      double[] high = interval ? pick(line.high(), kept) : new double[0];
      if (kept.length > MOST_MARKED) {
        series.add(curve.within(low, high));
      } else {
        series.add(curve);
        series.add(Series.points("", i, x, y).within(low, high));
      }
    }
    return new Figure(
        title,
        Axis.across(xLabel, all(series, false)),
        Axis.around(yLabel, percent, all(series, true)),
        series,
        List.of());
  }

  private static double[] pick(double[] values, int[] kept) {
    return IntStream.of(kept).mapToDouble(i -> values[i]).toArray();
  }

  private static double[] all(List<Series> series, boolean up) {
    return series.stream()
        .flatMap(s -> up ? Stream.of(s.y(), s.low(), s.high()) : Stream.of(s.x()))
        .flatMapToDouble(DoubleStream::of)
        .toArray();
  }
}
