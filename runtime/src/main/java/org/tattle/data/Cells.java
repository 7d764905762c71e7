package org.tattle.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tattle.run.Fault;
import org.tattle.run.Message;

/**
 * One column of a table while it is read. A cell takes one byte, the number of its value among the
 * values met so far, until there are more than {@link #MOST}; from then on the column can only be
 * numbers and a cell takes eight. So a million rows fit, and what a column holds need not be known
 * before it has been read.
 */
final class Cells {
  /** More different names than this are no categories but identifiers or free text. */
  static final int MOST = 200;

  /** A column with this share of numbers is taken for numbers with a slip in them. */
  private static final double MOSTLY = 0.5;

  private static final int FEW = 20;
  private static final int LONGEST = 40;
  private static final Set<String> MISSING =
      Set.of("", "?", "NA", "N/A", "NaN", "nan", "null", "NULL");

  /** What the user says a column is. */
  enum Wanted {
    FOUND,
    NUMBER,
    CATEGORY,
    LABEL
  }

  /** A value that was met: its text, the number it is or NaN, and the line it was met on. */
  record Value(String text, double number, long line) {}

  private final String name;
  private final Wanted wanted;
  private final Map<String, Integer> known = new HashMap<>();
  private final List<Value> values = new ArrayList<>();
  private final int[] counts = new int[MOST];
  private byte[] codes = new byte[1 << 10];
  private double[] numbers;
  private int size;
  private int missing;
  private long firstMissing;

  Cells(String name, Wanted wanted) {
    this.name = name;
    this.wanted = wanted;
  }

  static boolean missing(String text) {
    return MISSING.contains(text);
  }

  /** How many decimals a number is written with; many if it has an exponent. */
  static int decimals(String text) {
    int point = text.indexOf('.');
    boolean exponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    return exponent ? Integer.MAX_VALUE : point < 0 ? 0 : text.length() - point - 1;
  }

  /** The finite number that a text is, or NaN. */
  static double number(String text) {
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

  /**
   * The next cell.
   *
   * @throws Fault R507 for text among numbers, R510 for too many names
   */
  void add(String text, long line) {
    int code = 0;
    double number = Double.NaN;
    if (missing(text)) {
      firstMissing = missing++ == 0 ? line : firstMissing;
    } else {
      code = numbers == null ? code(text, line) : 0;
      number = numbers == null ? Double.NaN : number(text);
      if (numbers != null && Double.isNaN(number)) {
        throw notNumber(text, line);
      }
    }
    append(code, number);
  }

  /** Whether these are numbers; asked when all rows have been read. */
  boolean numeric() {
    if (numbers != null) {
      return true;
    }
    if (wanted == Wanted.CATEGORY || wanted == Wanted.LABEL) {
      return false;
    }
    Optional<Value> text = firstText();
    if (text.isPresent() && mostlyNumbers()) {
      throw notNumber(text.get().text, text.get().line);
    }
    if (text.isPresent() && values.size() > FEW && values.size() > size / 2) {
      throw tooMany(Message.of("%,d different values in %,d rows", values.size(), size));
    }
    return text.isEmpty();
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

  /** The value's number counted from 1, or 0 if the column has just turned into numbers. */
  private int code(String text, long line) {
    Integer code = known.get(text);
    if (code == null) {
      Value value = new Value(text, number(text), line);
      if (wanted == Wanted.NUMBER && Double.isNaN(value.number)) {
        throw notNumber(text, line);
      }
      if (values.size() == MOST) {
        becomeNumbers(value);
        return 0;
      }
      values.add(value);
      code = values.size();
      known.put(text, code);
    }
    counts[code - 1]++;
    return code;
  }

  private void becomeNumbers(Value last) {
    Optional<Value> text =
        firstText().or(() -> Double.isNaN(last.number) ? Optional.of(last) : Optional.empty());
    boolean names = wanted == Wanted.CATEGORY || wanted == Wanted.LABEL;
    if (text.isPresent() && mostlyNumbers() && !names) {
      throw notNumber(text.get().text, text.get().line);
    }
    if (text.isPresent() || names) {
      throw tooMany(Message.of("more than %d different values", MOST));
    }
    double[] all = new double[codes.length];
    for (int row = 0; row < size; row++) {
      all[row] = number(row);
    }
    numbers = all;
    codes = null;
    values.clear();
    known.clear();
  }

  private void append(int code, double number) {
    if (numbers != null) {
      numbers = size == numbers.length ? Arrays.copyOf(numbers, grown()) : numbers;
      numbers[size++] = number;
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

  private Fault notNumber(String text, long line) {
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    boolean said = wanted == Wanted.NUMBER;
    return new Fault(
        "R507",
        said ? "numbers" : "path",
        Message.of("line %d, column `%s`: `%s` is not a number", line, name, shown),
        said
            ? "correct it, or take the column out of `numbers`"
            : Message.of(
                "correct it, or read the column as names with `categories=%s`",
                Headings.list(name)));
  }

  private Fault tooMany(String values) {
    return wanted == Wanted.LABEL
        ? new Fault(
            "R510",
            "label",
            Message.of("column `%s` has %s, too many for classes", name, values),
            "numbers must be cut into a few ranges before they can be a label")
        : new Fault(
            "R510",
            "path",
            Message.of("column `%s` has %s, too many for categories", name, values),
            Message.of("leave it out with `drop=%s`", Headings.list(name)));
  }
}
