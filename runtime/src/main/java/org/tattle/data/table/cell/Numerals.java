package org.tattle.data.table.cell;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a column spells its numbers, where it does so for people: {@code 1,057.50} or {@code
 * 1.057,50}, with a sign for percent or for money; or as days, {@code 2026-11-29}, which are so
 * many since 1970.
 *
 * @param decimal what stands before the decimals
 * @param unit the sign that every number has, or empty
 * @param doubtful whether a comma could as well stand before the decimals as between thousands
 */
public record Numerals(char decimal, String unit, boolean doubtful) {
  private static final String UNITS = "%|[$€£¥₹]|EUR|USD|GBP|CHF";
  private static final String DAYS = "days";
  private static final Pattern SIGNED =
      Pattern.compile(
          "([+-]?)(?<before>UNITS)? ?([^%$€£¥₹A-Z]*?) ?(?<after>UNITS)?".replace("UNITS", UNITS));
  private static final Pattern POINT = pattern(",", "\\.");
  private static final Pattern COMMA = pattern("\\.", ",");

  private static Pattern pattern(String thousands, String decimal) {
    return Pattern.compile(
        "[+-]?([1-9]\\d{0,2}((T\\d{3})+|( \\d{3})+|('\\d{3})+)|\\d*)(D\\d*)?([eE][+-]?\\d{1,3})?"
            .replace("T", thousands)
            .replace("D", decimal));
  }

  /** The spelling in which all of these are numbers, if there is one. */
  public static Optional<Numerals> of(Collection<String> texts) {
    if (!texts.isEmpty() && texts.stream().allMatch(DayCell::written)) {
      return Optional.of(new Numerals('.', DAYS, false));
    }
    Set<String> units = texts.stream().map(Numerals::unit).collect(Collectors.toSet());
    if (units.size() != 1) {
      return Optional.empty();
    }
    String unit = units.iterator().next();
    boolean point = texts.stream().allMatch(new Numerals('.', unit, false)::reads);
    boolean comma = texts.stream().allMatch(new Numerals(',', unit, false)::reads);
    boolean commas = texts.stream().anyMatch(text -> text.indexOf(',') >= 0);
    return point || comma
        ? Optional.of(new Numerals(point ? '.' : ',', unit, point && comma && commas))
        : Optional.empty();
  }

  private boolean reads(String text) {
    return !Double.isNaN(number(text));
  }

  /** The number that a text spells, or NaN. */
  public double number(String text) {
    if (unit.equals(DAYS)) {
      return DayCell.written(text) ? DayCell.days(text) : Double.NaN;
    }
    Matcher signed = SIGNED.matcher(plain(text));
    if (!signed.matches() || !unit(signed).equals(unit)) {
      return Double.NaN;
    }
    String digits = signed.group(1) + signed.group(3);
    if (!(decimal == '.' ? POINT : COMMA).matcher(digits).matches()) {
      return Double.NaN;
    }
    String bare = digits.replaceAll(decimal == '.' ? "[, ']" : "[. ']", "");
    return PlainNumber.of(bare.replace(',', '.'));
  }

  private static String unit(String text) {
    Matcher signed = SIGNED.matcher(plain(text));
    return signed.matches() ? unit(signed) : "";
  }

  private static String unit(Matcher signed) {
    String before = signed.group("before");
    String after = signed.group("after");
    return before == null ? after == null ? "" : after : after == null ? before : before + after;
  }

  /** With one kind of blank, of apostrophe and of minus. */
  private static String plain(String text) {
    return text.replaceAll("[\\u00a0\\u2007\\u2009\\u202f]", " ")
        .replace('\u2019', '\'')
        .replace('\u2212', '-')
        .strip();
  }

  /** What to tell of it, such as {@code in percent, with a decimal comma}. */
  public String words() {
    if (unit.equals(DAYS)) {
      return "as days since 1970";
    }
    String money = unit.isEmpty() ? "" : unit.equals("%") ? "in percent" : "in " + unit;
    String comma = decimal == ',' ? "with a decimal comma" : "";
    if (money.isEmpty() && comma.isEmpty()) {
      return "with thousands set apart";
    }
    return money.isEmpty() || comma.isEmpty() ? money + comma : money + ", " + comma;
  }
}
