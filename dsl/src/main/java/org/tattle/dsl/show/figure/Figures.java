package org.tattle.dsl.show.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.attack.Exhibit;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.Series;
import org.tattle.measure.Ceiling;

/** The figures that audits draw, from plain arrays. */
public final class Figures {

  private Figures() {}

  /**
   * Two rates of one attack against each other.
   *
   * @param ceiling the most that privacy allows, to draw with it
   */
  public record Rates(String name, Exhibit.Curve curve, Optional<Ceiling> ceiling) {}

  /**
   * Lines over a common axis, which is logarithmic when it spans much. Up to 24 points are marked
   * and have error bars; more get a band.
   *
   * @param percent whether {@code y} is a share
   */
  public static Figure lines(
      String title, String xLabel, String yLabel, boolean percent, List<PlottedLine> lines) {
    return Lines.figure(title, xLabel, yLabel, percent, lines);
  }

  /** How often each value occurs, as the share of each group's rows, in common bins. */
  public static Figure histogram(String title, String label, List<PlottedSample> samples) {
    return ScoreHistogram.figure(title, label, samples);
  }

  /**
   * The log-log ROC of an attack (Carlini et al. 2022, section II-B), and whatever else is two
   * rates. A logarithmic axis has no 0, so rates are clipped at half a row: 1/(2·nonmembers) and
   * 1/(2·members).
   */
  public static Figure rates(String title, List<Rates> curves) {
    return rates(title, curves, Axis.Scale.LOG);
  }

  /** The same on axes of the given scale. */
  public static Figure rates(String title, List<Rates> curves, Axis.Scale scale) {
    boolean log = scale == Axis.Scale.LOG;
    double least = log ? curves.stream().mapToDouble(Figures::least).min().orElse(1e-3) : 0;
    List<Series> series = new ArrayList<>();
    series.add(Series.dashed("chance", -1, new double[] {least, 1}, new double[] {least, 1}));
    Set<Ceiling> limits = new HashSet<>();
    for (int i = 0; i < curves.size(); i++) {
      Rates one = curves.get(i);
      series.add(
          log ? line(one, i) : Series.line(one.name(), i, one.curve().xs(), one.curve().ys()));
      if (one.ceiling().isPresent() && limits.add(one.ceiling().get())) {
        series.add(ceiling(one.ceiling().get(), i, log ? least : 1e-4));
      }
    }
    String note = "Rates below half a row, 1/(2n), are drawn there; a log axis has no zero.";
    Exhibit.Curve first = curves.get(0).curve();
    return new Figure(
        title,
        new Axis(first.x(), scale, least, 1, true),
        new Axis(first.y(), scale, least, 1, true),
        series,
        log ? List.of(note) : List.of());
  }

  /** From the rate at the smallest rate below on; the rise up to it is no news. */
  private static Series line(Rates one, int hue) {
    double[] x = clip(one.curve().xs(), one.curve().leastX());
    double[] y = clip(one.curve().ys(), one.curve().leastY());
    int first = 0;
    while (first + 1 < x.length && x[first + 1] == x[0]) {
      first++;
    }
    return Series.line(
        one.name(),
        hue,
        Arrays.copyOfRange(x, first, x.length),
        Arrays.copyOfRange(y, first, y.length));
  }

  private static double least(Rates one) {
    return Math.min(one.curve().leastX(), one.curve().leastY());
  }

  private static Series ceiling(Ceiling ceiling, int hue, double least) {
    int points = 200;
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      double along = i / (points - 1.0);
      x[i] = least == 0 ? along : Math.pow(least, 1 - along);
      y[i] = ceiling.tpr(x[i]);
    }
    String name = "limit at ε = " + Numbers.epsilon(ceiling.epsilon());
    return Series.dashed(name, hue, x, y);
  }

  private static double[] clip(double[] rates, double least) {
    double[] clipped = rates.clone();
    for (int i = 0; i < clipped.length; i++) {
      clipped[i] = Math.max(least, clipped[i]);
    }
    return clipped;
  }
}
