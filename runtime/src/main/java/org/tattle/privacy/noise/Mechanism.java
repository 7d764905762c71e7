package org.tattle.privacy.noise;

import org.tattle.privacy.account.Guarantee;

/** Something that answers with noise, at a price that is known beforehand. */
public interface Mechanism {

  /** What one answer spends. */
  Guarantee guarantee();

  static void checkEpsilon(double epsilon) {
    checkPositive("eps", epsilon);
  }

  static void checkSensitivity(double sensitivity) {
    checkPositive("sensitivity", sensitivity);
  }

  private static void checkPositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("`%s` is above 0, not %s".formatted(name, value));
    }
  }
}
