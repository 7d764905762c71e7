package org.tattle.dsl.show;

/** Steps of 1, 2 or 5 times a power of ten. */
final class RoundStep {
  private RoundStep() {}

  /** The step that cuts a length into about {@code wanted} pieces. */
  static double of(double length, int wanted) {
    double rough = length / wanted;
    int exponent = (int) Math.floor(Math.log10(rough));
    double mantissa = rough / Math.pow(10, exponent);
    int digit = mantissa < 1.5 ? 1 : mantissa < 3.5 ? 2 : mantissa < 7.5 ? 5 : 10;
    return power(digit, exponent);
  }

  /** So many times a power of ten, as it is written. */
  static double power(int digit, int exponent) {
    return Double.parseDouble(digit + "e" + exponent);
  }
}
