package org.tattle.dsl.show;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tattle.attack.Leak;
import org.tattle.measure.Estimate;
import org.tattle.privacy.account.Neighbours;
import org.tattle.privacy.account.Spent;

/**
 * Numbers as people read them. What looks like a literal of the language can be pasted back into a
 * script: {@code 83.2%}, {@code 1e-6}.
 */
public final class Numbers {

  /** What stands in for a value that is not there. */
  public static final String MISSING = "–";

  /** Before a number that guarantees nothing though it looks as if it did. */
  public static final String ABOUT = "≈ ";

  /** What stands in for a rate that so few rows cannot tell. */
  public static final String TOO_FEW = "n too small";

  /** An interval so wide makes what stands behind the point worth nothing. */
  private static final double WIDE = 200;

  /** Up to here a double holds every whole number. */
  private static final double WHOLE = 1L << 53;

  /** The digits of a float: rounding to one changes a number by half of the last at most. */
  private static final int FLOAT_BITS = 24;

  static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Numbers() {}

  /** A share of 1 in per cent: {@code 83.2%}, {@code 0.12%}, {@code 0.0031%}. */
  public static String share(double share) {
    return Double.isNaN(share) ? MISSING : percent(share, shareDecimals(share));
  }

  /** What an attack found, with its interval: {@code 0.78 [0.74, 0.82]}; a bound alone. */
  public static String estimate(Leak leak) {
    Estimate e = leak.found();
    if (!leak.resolved()) {
      return TOO_FEW;
    }
    if (Double.isInfinite(e.upper())) {
      return significant(e.value(), 3);
    }
    return leak.metric().share()
        ? share(e.value(), e.lower(), e.upper())
        : estimate(e.value(), e.lower(), e.upper());
  }

  /** The same after what it is: {@code AUC 0.78 [0.74, 0.82]}. */
  public static String leak(Leak leak) {
    return leak.metric().label() + " " + estimate(leak);
  }

  /** A share with its interval: {@code 8.3% [6.9%, 9.9%]}. */
  public static String share(double value, double lower, double upper) {
    if (Double.isNaN(value) || Double.isNaN(lower) || Double.isNaN(upper)) {
      return share(value);
    }
    int decimals = Math.max(1, decimals((upper - lower) * 50));
    return percent(value, decimals)
        + " ["
        + percent(lower, decimals)
        + ", "
        + percent(upper, decimals)
        + "]";
  }

  /** A value with its interval, in as many decimals as the interval warrants (0, or 2 to 4). */
  public static String estimate(double value, double lower, double upper) {
    if (Double.isNaN(value) || Double.isNaN(lower) || Double.isNaN(upper)) {
      return Double.isNaN(value) ? MISSING : fixed(value, 3);
    }
    if (upper - lower >= WIDE && Double.isFinite(upper - lower)) {
      return "%s [%s, %s]"
          .formatted(count(Math.round(value)), count(Math.round(lower)), count(Math.round(upper)));
    }
    int decimals = Math.max(2, decimals((upper - lower) / 2));
    return fixed(value, decimals)
        + " ["
        + fixed(lower, decimals)
        + ", "
        + fixed(upper, decimals)
        + "]";
  }

  /** The ε that was spent, marked if nothing proves it or if it is for more than a row. */
  public static String epsilon(Spent spent) {
    String number = (spent.guaranteed() ? "" : ABOUT) + epsilon(spent.epsilon());
    String unit = spent.neighbours() == Neighbours.PERSON ? number + " a person" : number;
    return spent.seeded() ? unit + " (seed set)" : unit;
  }

  /** A privacy budget in three digits: {@code 1}, {@code 0.998}, {@code 12.3}, {@code ∞}. */
  public static String epsilon(double epsilon) {
    return significant(epsilon, 3);
  }

  /** A small number, such as a δ: {@code 1e-6}, {@code 2.5e-7}, {@code 0.01}, {@code 0}. */
  public static String small(double value) {
    return significant(value, 2);
  }

  /** A whole number with commas: {@code 4,000}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count).replace('-', '−');
  }

  /** A time: {@code 85 ms}, {@code 9.4 s}, {@code 3 min 20 s}, {@code 1 h 5 min}. */
  public static String duration(Duration time) {
    long millis = time.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 9_950) {
      return fixed(millis / 1000.0, 1) + " s";
    }
    long seconds = Math.round(millis / 1000.0);
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    }
    long minutes = Math.round(seconds / 60.0);
    return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }

  /**
   * An amount of memory: {@code 512 bytes}, {@code 31 kB}, {@code 1.4 GB}; thousands, not 1024s.
   */
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " bytes";
    }
    double amount = bytes;
    int unit = -1;
    while (amount >= 999.5 && unit < 3) {
      amount /= 1000;
      unit++;
    }
    return significant(amount, amount < 9.95 ? 2 : 3)
        + " "
        + List.of("kB", "MB", "GB", "TB").get(unit);
  }

  /** A real number of no known unit, in up to four digits. */
  public static String real(double value) {
    return significant(value, 4);
  }

  /**
   * A number for files: whole ones whole and without a point, others in the fewest digits that a
   * float cannot tell from it. Models compute in floats, so what stands behind these ({@code
   * 20.00000017920445} for 20) was made by rounding, and is no find.
   */
  public static String plain(Number number) {
    double value = number.doubleValue();
    if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
      return Long.toString((long) value);
    }
    if (!Double.isFinite(value)) {
      return number.toString();
    }
    BigDecimal full = BigDecimal.valueOf(value);
    BigDecimal noise = new BigDecimal(Math.scalb(1.0, Math.getExponent(value) - FLOAT_BITS));
    BigDecimal shortest = full.round(new MathContext(1));
    for (int digits = 2; shortest.subtract(full).abs().compareTo(noise) >= 0; digits++) {
      shortest = full.round(new MathContext(digits));
    }
    int exponent = shortest.precision() - shortest.scale() - 1;
    return exponent >= -4 && exponent < 16
        ? shortest.stripTrailingZeros().toPlainString()
        : shortest.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  static String of(Number number) {
    return number instanceof Double || number instanceof Float
        ? real(number.doubleValue())
        : count(number.longValue());
  }

  /** A number in so many digits, without trailing zeros. */
  static String significant(double value, int digits) {
    if (Double.isNaN(value)) {
      return MISSING;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -3 && exponent < 6) {
      String plain =
          String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
      return plain.replace('-', '−');
    }
    String mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return mantissa.replace('-', '−') + "e" + exponent;
  }

  /** A power with its exponent raised: {@code 10⁻³}. */
  static String power(int base, int exponent) {
    String raised =
        Integer.toString(exponent)
            .chars()
            .mapToObj(c -> c == '-' ? "⁻" : SUPERSCRIPTS.substring(c - '0', c - '0' + 1))
            .collect(Collectors.joining());
    return base + raised;
  }

  private static String percent(double share, int decimals) {
    String text = fixed(share * 100, decimals);
    boolean whole = share == 0 || share == 1;
    return (whole ? text.replaceFirst("\\..*", "") : text) + "%";
  }

  private static int shareDecimals(double share) {
    double percent = Math.abs(share) * 100;
    return percent == 0 || percent >= 1 ? 1 : 1 - (int) Math.floor(Math.log10(percent));
  }

  private static int decimals(double halfWidth) {
    return halfWidth > 0 ? Math.min(4, (int) Math.ceil(-Math.log10(halfWidth))) : 4;
  }

  private static String fixed(double value, int decimals) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.toPlainString().replace('-', '−');
  }
}
