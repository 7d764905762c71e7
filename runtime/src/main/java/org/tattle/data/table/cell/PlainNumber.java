package org.tattle.data.table.cell;

import org.tattle.component.NumberUnit;

/** Numbers as programs write them: digits, signs, a point and an exponent, and nothing else. */
public final class PlainNumber {
  private PlainNumber() {}

  /** The same of what people write in scripts, where a number may have a unit: 100k, 5%. */
  public static double written(String text) {
    int digits = NumberUnit.digits(text);
    boolean number = !Double.isNaN(of(text.substring(0, digits)));
    return number
        ? NumberUnit.of(text.substring(digits))
            .filter(unit -> unit.measure() != NumberUnit.Measure.DURATION)
            .map(unit -> unit.times(text.substring(0, digits)))
            .filter(Double::isFinite)
            .orElse(Double.NaN)
        : Double.NaN;
  }

  /** The finite number that a text is, or NaN. */
  public static double of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return Double.NaN;
      }
    }
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? number : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
