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
}
