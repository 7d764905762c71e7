package org.tattle.data.table.cell;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A cell that says when: a day such as {@code 2026-11-29}, with a time behind it or not, or a
 * number. Numbers from 100 million are seconds since 1970, from 100 billion milliseconds, and
 * smaller ones days since whenever.
 */
public final class DayCell {
  private static final int WRITTEN = "2026-11-29".length();
  private static final int LAST_YEAR = 9000;
  private static final double SECONDS_FROM = 1e8;
  private static final double MILLISECONDS_FROM = 1e11;
  private static final double SECONDS = 86_400;

  private DayCell() {}

  /** Whether a day is written there, and no number. */
  public static boolean written(String text) {
    return day(text).isPresent();
  }

  /** When that is, in days; NaN if the cell says nothing of it. */
  public static double days(String text) {
    Optional<LocalDate> day = day(text);
    if (day.isPresent()) {
      return day.get().toEpochDay() + seconds(text.substring(WRITTEN)) / SECONDS;
    }
    double number = PlainNumber.of(text);
    return number / perDay(number);
  }

  /**
   * The cell so many days later, with its time of day as it was. What stands for no day at all,
   * such as {@code 9999-12-31}, stays as it is: moved, it would tell by how much.
   *
   * @return empty if the cell says nothing of a day
   */
  public static Optional<String> moved(String text, int days) {
    Optional<LocalDate> day = day(text);
    if (day.isPresent()) {
      boolean none = day.get().getYear() >= LAST_YEAR;
      return Optional.of(none ? text : day.get().plusDays(days) + text.substring(WRITTEN));
    }
    double number = PlainNumber.of(text);
    return Double.isNaN(number)
        ? Optional.empty()
        : Optional.of(
            new BigDecimal(text)
                .add(BigDecimal.valueOf((long) perDay(number) * days))
                .toPlainString());
  }

  private static double perDay(double number) {
    double size = Math.abs(number);
    return size < SECONDS_FROM ? 1 : size < MILLISECONDS_FROM ? SECONDS : 1000 * SECONDS;
  }

  private static Optional<LocalDate> day(String text) {
    boolean ends =
        text.length() == WRITTEN
            || text.length() > WRITTEN && "T ".indexOf(text.charAt(WRITTEN)) >= 0;
    if (!ends) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text.substring(0, WRITTEN)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Of {@code T14:03:59}, as far as it is written. */
  private static double seconds(String time) {
    double seconds = 0;
    double unit = 3600;
    for (String part : time.replaceFirst("^[T ]", "").split(":")) {
      String digits = part.replaceFirst("[^0-9.].*$", "");
      seconds += digits.isEmpty() ? 0 : unit * PlainNumber.of(digits);
      unit /= 60;
    }
    return seconds;
  }
}
