package org.tattle.dsl.show;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One axis of a figure.
 *
 * @param label what is measured, with its unit
 * @param min the smallest value shown; above 0 on a logarithmic axis
 * @param max the largest value shown
 * @param percent whether the ticks read as shares (0.1 as 10%)
 * @param whole whether nothing is between two whole numbers, so that no tick is
 * @param names what stands at 1, 2 and so on, if not numbers
 */
public record Axis(
    String label,
    Scale scale,
    double min,
    double max,
    boolean percent,
    boolean whole,
    List<String> names) {

  /** The most characters of a name that a tick reads. */
  private static final int LONGEST = 16;

  private static final int AROUND_STEPS = 6;
  private static final double WIDE = 30;
  private static final double SMALLEST_PLAIN = 1e-3;
  private static final double LARGEST_PLAIN = 1e5;
  private static final double ROUNDING = 1e-9;

  public enum Scale {
    LINEAR,
    LOG
  }

  /** An axis of numbers. */
  public Axis(String label, Scale scale, double min, double max, boolean percent) {
    this(label, scale, min, max, percent, false, List.of());
  }

  public Axis {
    names = names.stream().map(Axis::cut).toList();
    if (!(min < max) || Double.isInfinite(min) || Double.isInfinite(max)) {
      throw new IllegalArgumentException("`min` must be below `max`, both finite");
    }
    if (scale == Scale.LOG && min <= 0) {
      throw new IllegalArgumentException("a logarithmic axis starts above 0");
    }
  }

  /** This axis under another label. */
  public Axis labelled(String other) {
    return new Axis(other, scale, min, max, percent, whole, names);
  }

  public static Axis linear(String label, double min, double max) {
    return new Axis(label, Scale.LINEAR, min, max, false);
  }

  public static Axis log(String label, double min, double max) {
    return new Axis(label, Scale.LOG, min, max, false);
  }

  /**
   * A linear axis from one round number to another that holds all values; what is not finite is
   * left out. Shares do not go beyond 0 and 1.
   */
  public static Axis around(String label, boolean percent, double... values) {
    return around(label, percent, false, values);
  }

  private static Axis around(String label, boolean percent, boolean whole, double... values) {
    double[] finite = DoubleStream.of(values).filter(Double::isFinite).sorted().toArray();
    double low = finite.length == 0 ? 0 : finite[0];
    double high = finite.length == 0 ? 1 : finite[finite.length - 1];
    if (low == high) {
      double room = low == 0 ? 1 : Math.abs(low) / 10;
      low -= room;
      high += room;
    }
    double step = step(high - low, AROUND_STEPS, whole);
    double min = Math.floor(low / step + ROUNDING) * step;
    double max = Math.ceil(high / step - ROUNDING) * step;
    boolean shares = percent && low >= 0 && high <= 1;
    return new Axis(
        label,
        Scale.LINEAR,
        shares ? Math.max(0, min) : min,
        shares ? Math.min(1, max) : max,
        percent,
        whole,
        List.of());
  }

  private static double step(double length, int wanted, boolean whole) {
    double step = RoundStep.of(length, wanted);
    return whole ? Math.max(1, step) : step;
  }

  /** The distance of the ticks of a linear axis that are about so many. */
  double step(int wanted) {
    return step(max - min, wanted, whole);
  }

  /** A logarithmic axis for positive values that span a factor of 30, else a linear one. */
  public static Axis across(String label, double... values) {
    double[] finite = DoubleStream.of(values).filter(Double::isFinite).sorted().toArray();
    boolean wide =
        finite.length > 1 && finite[0] > 0 && finite[finite.length - 1] >= WIDE * finite[0];
    boolean whole = DoubleStream.of(finite).allMatch(value -> value == Math.rint(value));
    return wide
        ? log(label, finite[0], finite[finite.length - 1])
        : around(label, false, whole, values);
  }

  /** An axis of things that have names, one a step. */
  public static Axis named(String label, List<String> names) {
    return new Axis(label, Scale.LINEAR, 0.5, names.size() + 0.5, false, true, names);
  }

  private static String cut(String name) {
    return name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name;
  }

  /** The same axis with ticks that read as shares. */
  public Axis inPercent() {
    return new Axis(label, scale, min, max, true, false, names);
  }

  /** Where a value lies on the axis: 0 at its start, 1 at its end; not clipped. */
  public double place(double value) {
    return scale == Scale.LOG
        ? (Math.log(value) - Math.log(min)) / (Math.log(max) - Math.log(min))
        : (value - min) / (max - min);
  }

  /** The same axis with a share of its length more at each end. */
  public Axis widened(double share) {
    return new Axis(label, scale, at(-share), at(1 + share), percent, whole, names);
  }

  /** The value at a place: the inverse of {@link #place}. */
  public double at(double place) {
    return scale == Scale.LOG
        ? Math.exp(Math.log(min) + place * (Math.log(max) - Math.log(min)))
        : min + place * (max - min);
  }

  public boolean holds(double value) {
    return value >= min && value <= max;
  }

  /** The nearest value that is on the axis. */
  public double clip(double value) {
    return Math.max(min, Math.min(max, value));
  }

  /** A value as its tick reads: {@code 10%}, {@code 10⁻³}, {@code 0.5}. */
  public String tick(double value) {
    if (!names.isEmpty()) {
      return names.get((int) Math.rint(value) - 1);
    }
    if (percent) {
      return Numbers.significant(value * 100, 3) + "%";
    }
    double exponent = Math.log10(value);
    boolean plain = min >= SMALLEST_PLAIN && max <= LARGEST_PLAIN;
    return scale == Scale.LOG && !plain && Math.abs(exponent - Math.rint(exponent)) < 1e-9
        ? Numbers.power(10, (int) Math.rint(exponent))
        : Numbers.significant(value, 3);
  }
}
