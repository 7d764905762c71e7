package org.tattle.privacy.release;

/** All numbers between two. */
record Interval(double lower, double upper) {

  static Interval around(double value, double margin) {
    return new Interval(value - margin, value + margin);
  }

  /**
   * All quotients by a number of rows in {@code rows}, as far as a mean can be from 0: everything,
   * if there may be no row.
   */
  Interval over(Interval rows, double most) {
    if (rows.lower < 1) {
      return new Interval(-most, most);
    }
    return new Interval(
        Math.max(-most, lower / (lower < 0 ? rows.lower : rows.upper)),
        Math.min(most, upper / (upper < 0 ? rows.upper : rows.lower)));
  }

  double mostSquare() {
    return Math.max(lower * lower, upper * upper);
  }

  double leastSquare() {
    return lower <= 0 && upper >= 0 ? 0 : Math.min(lower * lower, upper * upper);
  }
}
