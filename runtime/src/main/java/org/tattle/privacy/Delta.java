package org.tattle.privacy;

import java.math.BigInteger;

/** The δ that is taken when none is given. */
public final class Delta {
  private Delta() {}

  /**
   * 1/n² rounded down to a power of ten. A δ of 1/n would allow a mechanism that publishes one row
   * outright; 1/n² leaves that a chance of 1/n over all rows.
   *
   * @param rows n, at least 2
   */
  public static double forRows(long rows) {
    if (rows < 2) {
      throw new IllegalArgumentException(
          "no default `delta` for %s rows; there must be two".formatted(rows));
    }
    BigInteger square = BigInteger.valueOf(rows).pow(2);
    int digits = 0;
    for (BigInteger power = BigInteger.ONE;
        power.compareTo(square) < 0;
        power = power.multiply(BigInteger.TEN)) {
      digits++;
    }
    return Double.parseDouble("1e-" + digits);
  }
}
