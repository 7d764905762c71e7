package org.tattle.component;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The letters behind a number. A number's value is kept in the base unit of its measure: {@code 5k}
 * is 5000, {@code 10%} is 0.1, {@code 10min} is 600 seconds.
 */
public enum NumberUnit {
  NONE("", 1, Measure.PLAIN),
  THOUSAND("k", 1e3, Measure.COUNT),
  MILLION("M", 1e6, Measure.COUNT),
  BILLION("G", 1e9, Measure.COUNT),
  PERCENT("%", 0.01, Measure.SHARE),
  MILLISECOND("ms", 0.001, Measure.DURATION),
  SECOND("s", 1, Measure.DURATION),
  MINUTE("min", 60, Measure.DURATION),
  HOUR("h", 3600, Measure.DURATION),
  DAY("d", 86400, Measure.DURATION);

  /** What a number with the unit can be a value of. */
  public enum Measure {
    /** No unit: fits counts, reals and shares. */
    PLAIN("a plain number"),
    /** A multiplier: fits counts and reals. */
    COUNT("a count"),
    /** Parts of a whole, kept in 0..1. */
    SHARE("a share"),
    /** Kept in seconds. */
    DURATION("a duration");

    private final String noun;

    Measure(String noun) {
      this.noun = noun;
    }

    /** What it is called in messages, with its article. */
    public String noun() {
      return noun;
    }

    /** Whether a number of another measure can stand where one of this is wanted. */
    public boolean takes(Measure other) {
      return other == this || other == PLAIN && this != DURATION || other == COUNT && this == PLAIN;
    }
  }

  /** More digits than any double needs; longer ones skip the exact product. */
  private static final int LONG = 40;

  private final String symbol;
  private final double factor;
  private final Measure measure;

  NumberUnit(String symbol, double factor, Measure measure) {
    this.symbol = symbol;
    this.factor = factor;
    this.measure = measure;
  }

  /** How scripts write it. */
  public String symbol() {
    return symbol;
  }

  /** What one of it is in the base unit. */
  public double factor() {
    return factor;
  }

  public Measure measure() {
    return measure;
  }

  /** What so many of it are in the base unit; infinite beyond what a double holds. */
  public double times(String digits) {
    if (factor == 1) {
      return Double.parseDouble(digits);
    }
    if (digits.length() > LONG || Math.abs(exponent(digits)) > 400) {
      return Double.parseDouble(digits) * factor;
    }
    return new BigDecimal(digits).multiply(BigDecimal.valueOf(factor)).doubleValue();
  }

  private static double exponent(String digits) {
    int e = Math.max(digits.indexOf('e'), digits.indexOf('E'));
    return e < 0 ? 0 : Double.parseDouble(digits.substring(e + 1));
  }

  /** How many characters of a number as it is written come before its unit. */
  public static int digits(String literal) {
    int end = literal.length();
    while (end > 0 && !Character.isDigit(literal.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** How each is written, in order. */
  public static List<String> symbols() {
    return Arrays.stream(values())
        .map(NumberUnit::symbol)
        .filter(symbol -> !symbol.isEmpty())
        .toList();
  }

  /** The unit written so, if there is one. */
  public static Optional<NumberUnit> of(String symbol) {
    return Arrays.stream(values()).filter(unit -> unit.symbol.equals(symbol)).findFirst();
  }
}
