package org.tattle.privacy.release.answer;

import java.util.List;
import java.util.stream.DoubleStream;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PrivacyFaults;

/**
 * Between which values are taken to be, whatever the rows say: those beyond count as the nearer
 * bound. Without bounds one row could move a sum without limit, and no noise would hide it.
 */
public record Bounds(double lower, double upper) {
  private static final double WIDEST = 1e30;
  private static final double NARROWEST = 1e-30;
  private static final double RESOLUTION = 1e-9;

  /**
   * @throws Fault D431 unless they are two numbers, the lower first
   */
  public static Bounds of(List<Double> bounds) {
    if (bounds.size() != 2
        || !Double.isFinite(bounds.get(0))
        || !Double.isFinite(bounds.get(1))
        || bounds.get(0) >= bounds.get(1)) {
      throw Fault.of(bounds.isEmpty() ? PrivacyFaults.NO_BOUNDS : PrivacyFaults.BOUNDS_TURNED)
          .at("bounds");
    }
    Bounds of = new Bounds(bounds.get(0), bounds.get(1));
    if (of.magnitude() > WIDEST) {
      throw Fault.of(PrivacyFaults.BOUNDS_TOO_FAR).at("bounds");
    }
    if (of.width() < Math.max(NARROWEST, RESOLUTION * of.magnitude())) {
      throw Fault.of(PrivacyFaults.BOUNDS_TOO_CLOSE).at("bounds");
    }
    return of;
  }

  public double width() {
    return upper - lower;
  }

  public double middle() {
    return lower + width() / 2;
  }

  /** The value, or the nearer bound; the middle for what is not a number. */
  public double clamp(double value) {
    return Double.isNaN(value) ? middle() : Math.max(lower, Math.min(upper, value));
  }

  /**
   * The sum of values of at most {@code most} in size, each rounded to a multiple of 2^−36 of that.
   * Sums of doubles round as they go, and by how much depends on all rows: one more row could then
   * move the sum by more than its own value (Casacuberta et al. 2022). Sums of whole numbers do not
   * round.
   */
  public static double sum(DoubleStream values, double most) {
    double unit = Math.scalb(1.0, Math.getExponent(most) - 36);
    return values.mapToLong(value -> (long) Math.rint(value / unit)).sum() * unit;
  }

  /** The most that one row adds to a sum. */
  public double magnitude() {
    return Math.max(Math.abs(lower), Math.abs(upper));
  }
}
