package org.tattle.privacy.account;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A number as a script would write it: {@code 512} and {@code 1e-5}, not {@code 1.0E-5}. */
public final class WrittenNumber {
  private WrittenNumber() {}

  public static String of(double value) {
    String text = Double.toString(value).replace("E", "e").replace(".0e", "e");
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** So many significant digits of it. */
  public static String rounded(double value, int digits) {
    return Double.isFinite(value)
        ? of(new BigDecimal(value).round(new MathContext(digits)).doubleValue())
        : of(value);
  }

  /** So many significant digits of a positive number, and never more than it. */
  public static String down(double value, int digits) {
    return of(
        BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.FLOOR)).doubleValue());
  }
}
