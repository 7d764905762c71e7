package org.tattle.dsl.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The figures that audits draw, from plain arrays. */
public final class Figures {

  private Figures() {}

  /**
   * One attack's ROC curve.
   *
   * @param fpr [n] false positive rates, ascending from 0 to 1
   * @param tpr [n] true positive rates
   * @param members rows trained on
   * @param nonmembers rows not trained on
   * @param ceiling the (ε, δ) bound to draw with it, or null
   */
  public record Roc(
      String name, double[] fpr, double[] tpr, int members, int nonmembers, Ceiling ceiling) {

    public Roc(String name, double[] fpr, double[] tpr, int members, int nonmembers) {
      this(name, fpr, tpr, members, nonmembers, null);
    }
  }

  /** What (ε, δ)-differential privacy promises of every attack. */
  public record Ceiling(double epsilon, double delta) {

    /**
     * The largest true positive rate at a false positive rate: min(e^ε·fpr + δ, 1 − e^−ε·(1 − δ −
     * fpr)); Kairouz, Oh and Viswanath 2015, theorem 2.1.
     */
    double tpr(double fpr) {
      double steep = Math.exp(epsilon) * fpr + delta;
      double flat = 1 - Math.exp(-epsilon) * (1 - delta - fpr);
      return Math.min(1, Math.min(steep, flat));
    }
  }

  /**
   * A measure as it depends on something: accuracy or AUC over ε.
   *
   * @param x [n]
   * @param y [n]; what is not finite is left out
   * @param low [n] or empty
   * @param high [n] or empty
   */
  public record Line(String name, double[] x, double[] y, double[] low, double[] high) {

    public Line(String name, double[] x, double[] y) {
      this(name, x, y, new double[0], new double[0]);
    }
  }

  /** Values of one group of rows, such as the scores of members. */
  public record Sample(String name, double[] values) {}

  /**
   * Lines over a common axis, which is logarithmic when it spans much. Up to 24 points are marked
   * and have error bars; more get a band.
   *
   * @param percent whether {@code y} is a share
   */
  public static Figure lines(
      String title, String xLabel, String yLabel, boolean percent, List<Line> lines) {
    return Lines.figure(title, xLabel, yLabel, percent, lines);
  }

  /** How often each value occurs, as the share of each group's rows, in common bins. */
  public static Figure histogram(String title, String label, List<Sample> samples) {
    return Histogram.figure(title, label, samples);
  }

  /**
   * The log-log ROC of membership attacks (Carlini et al. 2022, section II-B). A logarithmic axis
   * has no 0, so rates are clipped at half a row: 1/(2·nonmembers) and 1/(2·members).
   */
  public static Figure roc(String title, List<Roc> curves) {
    return roc(title, curves, Axis.Scale.LOG);
  }

  /** ROC curves on axes of the given scale. */
  public static Figure roc(String title, List<Roc> curves, Axis.Scale scale) {
    boolean log = scale == Axis.Scale.LOG;
    double least = log ? curves.stream().mapToDouble(Figures::least).min().orElse(1e-3) : 0;
    List<Series> series = new ArrayList<>();
    series.add(Series.dashed("chance", -1, new double[] {least, 1}, new double[] {least, 1}));
    Set<Ceiling> limits = new HashSet<>();
    for (int i = 0; i < curves.size(); i++) {
      Roc roc = curves.get(i);
      series.add(log ? line(roc, i) : Series.line(roc.name(), i, roc.fpr(), roc.tpr()));
      if (roc.ceiling() != null && limits.add(roc.ceiling())) {
        series.add(ceiling(roc, i, log ? least : 1e-4));
      }
    }
    String note = "Rates below half a row, 1/(2n), are drawn there; a log axis has no zero.";
    return new Figure(
        title,
        new Axis("false positive rate", scale, least, 1, true),
        new Axis("true positive rate", scale, least, 1, true),
        series,
        log ? List.of(note) : List.of());
  }

  /** From the rate at the smallest false positive rate on; the rise up to it is no news. */
  private static Series line(Roc roc, int hue) {
    double[] x = clip(roc.fpr(), 0.5 / roc.nonmembers());
    double[] y = clip(roc.tpr(), 0.5 / roc.members());
    int first = 0;
    while (first + 1 < x.length && x[first + 1] == x[0]) {
      first++;
    }
    return Series.line(
        roc.name(),
        hue,
        Arrays.copyOfRange(x, first, x.length),
        Arrays.copyOfRange(y, first, y.length));
  }

  private static double least(Roc roc) {
    return 0.5 / Math.max(roc.members(), roc.nonmembers());
  }

  private static Series ceiling(Roc roc, int hue, double least) {
    int points = 200;
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      double along = i / (points - 1.0);
      x[i] = least == 0 ? along : Math.pow(least, 1 - along);
      y[i] = roc.ceiling().tpr(x[i]);
    }
    String name = "limit at ε = " + Numbers.epsilon(roc.ceiling().epsilon());
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
