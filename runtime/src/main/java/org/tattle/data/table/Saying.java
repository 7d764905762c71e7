package org.tattle.data.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * What a cell says, as a hash that is the same however it is spelled. A number says its sign and
 * its digits from the first to the last that is not 0. So {@code 1,057.50}, {@code 1.057,50 EUR},
 * {@code 1057.5} and {@code 1.0575e3} say the same, and nobody need know which comma is which; and
 * so does the same sum in cents.
 */
final class Saying {
  /** What stands behind so many digits is an error of rounding. */
  private static final long MOST = 100_000_000_000_000L;

  private static final String BETWEEN = "., '\u00a0\u2007\u2009\u202f\u2019%$€£¥₹";
  private static final Set<String> MONEY = Set.of("EUR", "USD", "GBP", "CHF");

  private Saying() {}

  /** The hash of what a text says. */
  static long of(String text) {
    String said = text.strip();
    if (ColumnCells.missing(said)) {
      return mix(1);
    }
    OptionalLong digits = digits(bare(said));
    return digits.isPresent()
        ? mix(2 * digits.getAsLong())
        : mix(MurmurHash3.hash128x64(said.toLowerCase(Locale.ROOT).getBytes(UTF_8))[0]);
  }

  private static String bare(String said) {
    int length = said.length();
    if (length > 3 && MONEY.contains(said.substring(0, 3))) {
      return said.substring(3);
    }
    return length > 3 && MONEY.contains(said.substring(length - 3))
        ? said.substring(0, length - 3)
        : said;
  }

  /** The digits of a number, with its sign; none of what is no number. */
  private static OptionalLong digits(String text) {
    long digits = 0;
    boolean any = false;
    boolean negative = false;
    boolean exponent = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        any = true;
        digits = exponent || digits >= MOST ? digits : 10 * digits + c - '0';
      } else if ((c == 'e' || c == 'E') && any && !exponent && i + 1 < text.length()) {
        exponent = true;
      } else if (c == '-' || c == '+' || c == '\u2212') {
        if (any && !isExponent(text.charAt(i - 1))) {
          return OptionalLong.empty();
        }
        negative |= !any && c != '+';
      } else if (BETWEEN.indexOf(c) < 0) {
        return OptionalLong.empty();
      }
    }
    while (digits != 0 && digits % 10 == 0) {
      digits /= 10;
    }
    return any ? OptionalLong.of(negative ? -digits : digits) : OptionalLong.empty();
  }

  private static boolean isExponent(char c) {
    return c == 'e' || c == 'E';
  }

  /** Stafford's variant 13 of the finaliser of MurmurHash3: each bit depends on all others. */
  static long mix(long z) {
    long first = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
    return second ^ (second >>> 31);
  }
}
