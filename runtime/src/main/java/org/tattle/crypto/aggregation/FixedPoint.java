package org.tattle.crypto.aggregation;

/**
 * Numbers as multiples of 2^-bits, so that sums of them modulo 2^32 are exact: no sum of so many
 * may leave the 32 bits.
 *
 * @param bits behind the point
 * @param clients how many numbers a sum has at most
 */
public record FixedPoint(int bits, int clients) {

  /** The largest that a number may be, either way. */
  public double reach() {
    return Math.scalb((double) (Integer.MAX_VALUE / clients), -bits);
  }

  /** The grid on which numbers lie. */
  public double grid() {
    return Math.scalb(1.0, -bits);
  }

  /** Whether a number is there, and within reach. */
  public boolean holds(double number) {
    return Math.abs(number) <= reach();
  }

  /**
   * The nearest multiple.
   *
   * @throws ArithmeticException if it is out of reach, or no number
   */
  public int of(double number) {
    if (!holds(number)) {
      throw new ArithmeticException(number + " is out of reach");
    }
    return (int) Math.rint(Math.scalb(number, bits));
  }

  /** The sum that a sum modulo 2^32 stands for. */
  public double read(int sum) {
    return Math.scalb((double) sum, -bits);
  }
}
