package org.tattle.privacy.release.answer;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Bins of equal width between bounds; a value on an edge is in the upper one. */
public record Bins(Bounds bounds, int count) {

  public long[] count(double[] rows) {
    long[] counts = new long[count];
    for (double row : rows) {
      double place = (bounds.clamp(row) - bounds.lower()) / bounds.width() * count;
      counts[Math.min(count - 1, (int) place)]++;
    }
    return counts;
  }

  /** The value so many bins from the lower bound. */
  double edge(double bins) {
    return bounds.lower() + bounds.width() * bins / count;
  }

  public String label(int bin) {
    return text(edge(bin)) + " to " + text(edge(bin + 1));
  }

  /** An edge in three digits of the width of a bin. */
  private String text(double edge) {
    int decimals = 2 - (int) Math.floor(Math.log10(bounds.width() / count));
    BigDecimal rounded = new BigDecimal(edge).setScale(decimals, RoundingMode.HALF_EVEN);
    BigDecimal plain = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    return Math.abs(decimals) < 9 ? plain.toPlainString() : plain.toString();
  }

  /** The bin itself: its middle and its edges. */
  public Answer answer(int bin) {
    return new Answer(label(bin), edge(bin + 0.5), edge(bin), edge(bin + 1));
  }
}
