package org.tattle.table.synthesis;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.data.Column.Role;
import org.tattle.data.table.cell.DayCell;
import org.tattle.data.table.cell.PlainNumber;

/**
 * What a column can hold, as a few cells: values that have one each, intervals for other numbers,
 * and one for all else.
 */
public final class DomainColumn {
  /** What is written for names that have no cell of their own. */
  public static final String OTHER = "*";

  /** How it is known what a column can hold. */
  public enum Origin {
    /** Whoever loaded the table declared it. */
    DECLARED("declared"),
    /** Whoever publishes says that it is no secret. */
    OPEN("said to be public"),
    /** From the private rows, with noise, at a price. */
    PAID("paid for"),
    /** From the private rows as they are. */
    ROWS("taken from the rows");

    private final String words;

    Origin(String words) {
      this.words = words;
    }

    /** In words that follow “what it can hold is”. */
    public String words() {
      return words;
    }
  }

  /** How numbers of a column are written. */
  enum Writing {
    WHOLE,
    REAL,
    DAY
  }

  /**
   * Intervals of one width.
   *
   * @param from where the first begins
   */
  record Intervals(double from, double width, int count, Writing writing) {
    int of(double number) {
      return (int) Math.max(0, Math.min(count - 1, Math.floor((number - from) / width)));
    }

    /** A number of an interval, any as likely. */
    String any(int interval, UniformRandomProvider random) {
      double number = from + (interval + random.nextDouble()) * width;
      return switch (writing) {
        case WHOLE -> Long.toString((long) Math.floor(number));
        case DAY -> LocalDate.ofEpochDay((long) Math.floor(number)).toString();
        case REAL ->
            String.format(
                Locale.ROOT,
                "%." + Math.max(0, 2 - (int) Math.floor(Math.log10(width))) + "f",
                number);
      };
    }
  }

  private final String name;
  private final Role role;
  private final Origin origin;
  private final List<String> own;
  private final Optional<Intervals> intervals;
  private final boolean rest;
  private final boolean numeric;
  private final Map<String, Integer> codes = new HashMap<>();

  /**
   * @param own the values that have a cell each
   * @param rest whether there is a cell for what is none of these and no number
   * @param numeric whether it holds numbers or days
   */
  DomainColumn(
      String name,
      Role role,
      Origin origin,
      List<String> own,
      Optional<Intervals> intervals,
      boolean rest,
      boolean numeric) {
    this.name = name;
    this.role = role;
    this.origin = origin;
    this.own = List.copyOf(own);
    this.intervals = intervals;
    this.rest = rest;
    this.numeric = numeric;
    this.own.forEach(text -> codes.put(text, codes.size()));
  }

  /** The same with a cell for each of these, unless numbers are in intervals. */
  DomainColumn holding(List<String> texts) {
    return intervals.isPresent()
        ? this
        : new DomainColumn(name, role, origin, texts, intervals, false, numeric);
  }

  public String name() {
    return name;
  }

  public Role role() {
    return role;
  }

  public Origin origin() {
    return origin;
  }

  /** Whether nothing that it holds was frequent enough to be told at the price. */
  boolean lost() {
    return origin == Origin.PAID && own.isEmpty() && intervals.isEmpty();
  }

  /** How many cells there are. */
  public int size() {
    return own.size() + intervals.map(Intervals::count).orElse(0) + (rest ? 1 : 0);
  }

  /** The cell of a text; -1 if there is none for it. */
  public int code(String text) {
    Integer known = codes.get(text);
    if (known != null) {
      return known;
    }
    double number = number(text);
    if (intervals.isPresent() && !Double.isNaN(number)) {
      return own.size() + intervals.get().of(number);
    }
    return rest ? size() - 1 : -1;
  }

  private double number(String text) {
    return intervals.filter(it -> it.writing() == Writing.DAY).isPresent()
        ? DayCell.days(text)
        : PlainNumber.of(text);
  }

  /** A text of a cell, where it stands for several. */
  public String text(int cell, UniformRandomProvider random) {
    if (cell < own.size()) {
      return own.get(cell);
    }
    return rest && cell == size() - 1
        ? last()
        : intervals.orElseThrow().any(cell - own.size(), random);
  }

  private String last() {
    return numeric ? "" : OTHER;
  }

  /** How whoever knows how rows are made up writes a text. */
  public String known(String text) {
    return rest && code(text) == size() - 1 && !codes.containsKey(text) ? last() : text;
  }

  /** Whether a cell stands for one value of its own. */
  public boolean single(int cell) {
    return cell < own.size();
  }

  /** A cell in words. */
  public String label(int cell) {
    if (cell < own.size()) {
      return own.get(cell);
    }
    if (rest && cell == size() - 1) {
      return last();
    }
    Intervals all = intervals.orElseThrow();
    double begin = all.from() + (cell - own.size()) * all.width();
    return String.format(Locale.ROOT, "%.6g to %.6g", begin, begin + all.width());
  }

  /** Where a cell stands among the others: by its number, or as it is counted. */
  public double place(int cell) {
    if (!numeric) {
      return cell;
    }
    if (cell < own.size()) {
      double number = number(own.get(cell));
      return Double.isNaN(number) ? Double.NEGATIVE_INFINITY : number;
    }
    return intervals
        .filter(it -> !rest || cell < size() - 1)
        .map(it -> it.from() + (cell - own.size() + 0.5) * it.width())
        .orElse(Double.NEGATIVE_INFINITY);
  }
}
