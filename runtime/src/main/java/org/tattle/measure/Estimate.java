package org.tattle.measure;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A measured number and the interval that holds the true one at the stated confidence. Nothing that
 * comes from a sample is reported without one.
 *
 * @param value the point estimate
 * @param lower the lower end of the interval, at most {@code value}
 * @param upper the upper end of the interval, at least {@code value}
 * @param level the confidence of the interval, 0 to 1; 0.95 unless said
 * @param method how the interval was made, such as {@code DeLong}; empty if it was not said
 * @param caveat why the number says less than it seems to; {@link Caveat#NONE} if it does not
 */
public record Estimate(
    double value, double lower, double upper, double level, String method, Caveat caveat) {

  /** The confidence of every interval that does not say another. */
  public static final double LEVEL = 0.95;

  public Estimate {
    if (!(lower <= value && value <= upper)) {
      throw new IllegalArgumentException(
          "an estimate lies in its interval, yet %s is not in [%s, %s]"
              .formatted(value, lower, upper));
    }
    Intervals.checkLevel(level);
    if (method == null || caveat == null) {
      throw new IllegalArgumentException("`method` or `caveat` is null; the method may be empty");
    }
  }

  /** An estimate without a caveat. */
  public Estimate(double value, double lower, double upper, double level, String method) {
    this(value, lower, upper, level, method, Caveat.NONE);
  }

  /** An estimate with a 95 % interval. */
  public Estimate(double value, double lower, double upper) {
    this(value, lower, upper, LEVEL, "");
  }

  /** A number that was counted over everything there is, and so has no width. */
  public static Estimate exact(double value) {
    return new Estimate(value, value, value, LEVEL, "exact");
  }

  /** The same of a number that there may not be. */
  public static Optional<Estimate> exact(OptionalDouble value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(exact(value.getAsDouble()));
  }

  /**
   * The rate of {@code successes} among {@code trials}, with its Clopper–Pearson interval: an
   * attack's accuracy, say, at a threshold that was fixed on other data.
   */
  public static Estimate proportion(long successes, long trials) {
    return Intervals.clopperPearson(successes, trials, LEVEL);
  }

  /** The same with a reason to doubt it, unless it has one. */
  public Estimate doubted(Caveat reason) {
    return caveat.isEmpty() ? new Estimate(value, lower, upper, level, method, reason) : this;
  }

  /** The number and its interval alone. */
  public Estimate plain() {
    return new Estimate(value, lower, upper, level, method);
  }

  /** Whether the interval holds the given number. */
  public boolean covers(double number) {
    return lower <= number && number <= upper;
  }
}
