package org.tattle.dsl.show;

/**
 * One axis of a figure.
 *
 * @param label what is measured, with its unit
 * @param min the smallest value shown; above 0 on a logarithmic axis
 * @param max the largest value shown
 * @param percent whether the ticks read as shares (0.1 as 10%)
 */
public record Axis(String label, Scale scale, double min, double max, boolean percent) {

  public enum Scale {
    LINEAR,
    LOG
  }

  public Axis {
    if (!(min < max) || Double.isInfinite(min) || Double.isInfinite(max)) {
      throw new IllegalArgumentException("`min` must be below `max`, both finite");
    }
    if (scale == Scale.LOG && min <= 0) {
      throw new IllegalArgumentException("a logarithmic axis starts above 0");
    }
  }

  public static Axis linear(String label, double min, double max) {
    return new Axis(label, Scale.LINEAR, min, max, false);
  }

  public static Axis log(String label, double min, double max) {
    return new Axis(label, Scale.LOG, min, max, false);
  }

  /** The same axis with ticks that read as shares. */
  public Axis inPercent() {
    return new Axis(label, scale, min, max, true);
  }

  /** Where a value lies on the axis: 0 at its start, 1 at its end; not clipped. */
  double place(double value) {
    return scale == Scale.LOG
        ? (Math.log(value) - Math.log(min)) / (Math.log(max) - Math.log(min))
        : (value - min) / (max - min);
  }

  /** The same axis with a share of its length more at each end. */
  Axis widened(double share) {
    return new Axis(label, scale, at(-share), at(1 + share), percent);
  }

  /** The value at a place: the inverse of {@link #place}. */
  double at(double place) {
    return scale == Scale.LOG
        ? Math.exp(Math.log(min) + place * (Math.log(max) - Math.log(min)))
        : min + place * (max - min);
  }

  boolean holds(double value) {
    return value >= min && value <= max;
  }

  /** The nearest value that is on the axis. */
  double clip(double value) {
    return Math.max(min, Math.min(max, value));
  }

  /** A value as its tick reads: {@code 10%}, {@code 10⁻³}, {@code 0.5}. */
  String tick(double value) {
    if (percent) {
      return Numbers.significant(value * 100, 3) + "%";
    }
    double exponent = Math.log10(value);
    return scale == Scale.LOG && Math.abs(exponent - Math.rint(exponent)) < 1e-9
        ? Numbers.power(10, (int) Math.rint(exponent))
        : Numbers.significant(value, 3);
  }
}
