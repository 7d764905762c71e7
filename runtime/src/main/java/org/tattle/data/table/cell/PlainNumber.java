package org.tattle.data.table.cell;

/** Numbers as programs write them: digits, signs, a point and an exponent, and nothing else. */
public final class PlainNumber {
  private PlainNumber() {}

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
