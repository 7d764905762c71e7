package org.tattle.data.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tattle.data.table.cell.Numerals;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.TableFaults;

/**
 * One column of a table while it is read. A cell takes one byte, the number of its value among the
 * values met so far, until there are more than {@link #MOST}; from then on the column can only be
 * numbers and a cell takes eight. So a million rows fit, and what a column holds need not be known
 * before it has been read.
 */
public final class ColumnCells {
  /** More different names than this are no categories but identifiers or free text. */
  static final int MOST = 200;

  /** A column with this share of numbers is taken for numbers with a slip in them. */
  private static final double MOSTLY = 0.5;

  private static final int FEW = 20;

  /** As pandas and R write a missing value, and a spreadsheet a failed sum. */
  private static final Set<String> MISSING =
      Set.of(
          "", "?", "NA", "N/A", "n/a", "<NA>", "#N/A", "#VALUE!", "#DIV/0!", "NaN", "nan", "-nan",
          "NaT", "null", "NULL", "None");

  /** What the user says a column is. */
  enum Wanted {
    FOUND,
    NUMBER,
    CATEGORY,
    LABEL
  }

  /** A value that was met: its text, the number it is or NaN, and the line it was met on. */
  record Value(String text, double number, long line) {
    private Value read(double as) {
      return new Value(text, as, line);
    }
  }

  private final String name;
  private final Wanted wanted;
  private final Map<String, Integer> known = new HashMap<>();
  private final List<Value> values = new ArrayList<>();
  private final int[] counts = new int[MOST];
  private byte[] codes = new byte[1 << 10];
  private double[] numbers;
  private Optional<Numerals> numerals = Optional.empty();
  private Value lowest;
  private Value highest;
  private int size;
  private int missing;
  private long firstMissing;

  /** Text among numbers; the column cannot be read as it is. */
  private Optional<Value> slip = Optional.empty();

  /** How many different names there are, where they are too many. */
  private Optional<String> excess = Optional.empty();

  ColumnCells(String name, Wanted wanted) {
    this.name = name;
    this.wanted = wanted;
  }

  public static boolean missing(String text) {
    return MISSING.contains(text) || text.length() == 1 && text.charAt(0) == '\u00a0';
  }

  /** How many decimals a number is written with; many if it has an exponent. */
  public static int decimals(String text) {
    int point = text.indexOf('.');
    boolean exponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    return exponent ? Integer.MAX_VALUE : point < 0 ? 0 : text.length() - point - 1;
  }

  /**
   * The next cell.
   *
   * @throws Fault R510 for a label of too many classes
   */
  void add(String text, long line) {
    int code = 0;
    double number = Double.NaN;
    if (missing(text)) {
      firstMissing = missing++ == 0 ? line : firstMissing;
    } else if (numbers == null && excess.isEmpty()) {
      code = code(text, line);
    }
    if (numbers != null && !missing(text)) {
      number = spelled(text);
      meet(new Value(text, number, line));
    }
    append(code, number);
  }

  /** Whether these are numbers; asked when all rows have been read. */
  boolean numeric() {
    return numbers != null || !values.isEmpty() && firstText().isEmpty() && !named();
  }

  /** Decides what the column is, when all rows have been read. */
  void settle() {
    if (numbers != null || excess.isPresent() || values.isEmpty() || named()) {
      return;
    }
    readAsNumbers();
    Optional<Value> text = firstText();
    if (text.isPresent() && (mostlyNumbers() || wanted == Wanted.NUMBER)) {
      slip = text;
    } else if (text.isPresent() && values.size() > FEW && values.size() > size / 2) {
      excess = Optional.of(MessageText.of("%,d different values in %,d rows", values.size(), size));
    }
  }

  /** Text where the other rows have numbers, if there is any. */
  Optional<Value> slip() {
    return slip;
  }

  /** How many different names there are, where they are too many for categories. */
  Optional<String> excess() {
    return excess;
  }

  /** How the numbers are spelled, where it is not as programs do. */
  Optional<Numerals> numerals() {
    return numerals;
  }

  Wanted wanted() {
    return wanted;
  }

  /** Where the smallest or the largest number is met first. */
  long line(double extreme) {
    if (numbers != null) {
      return extreme == lowest.number ? lowest.line : highest.line;
    }
    return values.stream().filter(v -> v.number == extreme).findFirst().orElseThrow().line;
  }

  private boolean named() {
    return wanted == Wanted.CATEGORY || wanted == Wanted.LABEL;
  }

  private double spelled(String text) {
    return numerals.map(spelling -> spelling.number(text)).orElseGet(() -> PlainNumber.of(text));
  }

  private void meet(Value value) {
    if (Double.isNaN(value.number)) {
      slip = slip.or(() -> Optional.of(value));
      return;
    }
    lowest = lowest == null || value.number < lowest.number ? value : lowest;
    highest = highest == null || value.number > highest.number ? value : highest;
  }

  /** Reads texts as numbers if there is a spelling in which all of them are. */
  private void readAsNumbers() {
    if (firstText().isPresent()) {
      numerals = Numerals.of(values.stream().map(Value::text).toList());
      numerals.ifPresent(spelling -> values.replaceAll(v -> v.read(spelling.number(v.text))));
    }
  }

  /** The number in a row, or NaN where it is missing. */
  double number(int row) {
    if (numbers != null) {
      return numbers[row];
    }
    int code = code(row);
    return code < 0 ? Double.NaN : values.get(code).number;
  }

  /** Which of the {@link #values} is in a row, or -1 where it is missing. */
  int code(int row) {
    return (codes[row] & 0xff) - 1;
  }

  /** The values met, in that order; empty for numbers of more than {@link #MOST} values. */
  List<Value> values() {
    return values;
  }

  String name() {
    return name;
  }

  int size() {
    return size;
  }

  int missing() {
    return missing;
  }

  long firstMissing() {
    return firstMissing;
  }

  /** The value's number counted from 1, or 0 if the column has just turned into something else. */
  private int code(String text, long line) {
    Integer code = known.get(text);
    if (code == null) {
      if (values.size() == MOST) {
        becomeNumbers();
        return 0;
      }
      values.add(new Value(text, PlainNumber.of(text), line));
      code = values.size();
      known.put(text, code);
    }
    counts[code - 1]++;
    return code;
  }

  private void becomeNumbers() {
    if (wanted == Wanted.LABEL) {
      throw Fault.of(TableFaults.TOO_MANY_CLASSES, name, MOST).at("label");
    }
    readAsNumbers();
    Optional<Value> text = firstText();
    if (named() || text.isPresent() && !mostlyNumbers() && wanted != Wanted.NUMBER) {
      excess = Optional.of(MessageText.of("more than %d different values", MOST));
      return;
    }
    slip = text;
    double[] all = new double[codes.length];
    for (int row = 0; row < size; row++) {
      all[row] = number(row);
    }
    values.stream().filter(value -> !Double.isNaN(value.number)).forEach(this::meet);
    numbers = all;
    codes = null;
    values.clear();
    known.clear();
  }

  private void append(int code, double number) {
    if (numbers != null) {
      numbers = size == numbers.length ? Arrays.copyOf(numbers, grown()) : numbers;
      numbers[size++] = number;
    } else if (excess.isPresent()) {
      size++;
    } else {
      codes = size == codes.length ? Arrays.copyOf(codes, grown()) : codes;
      codes[size++] = (byte) code;
    }
  }

  private int grown() {
    return size + (size >> 1);
  }

  private Optional<Value> firstText() {
    return values.stream().filter(value -> Double.isNaN(value.number)).findFirst();
  }

  private boolean mostlyNumbers() {
    long found = 0;
    for (int i = 0; i < values.size(); i++) {
      found += Double.isNaN(values.get(i).number) ? 0 : counts[i];
    }
    return found >= MOSTLY * (size - missing);
  }
}
