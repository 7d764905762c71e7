package org.tattle.data.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tattle.data.table.ColumnCells.Value;
import org.tattle.data.table.ColumnCells.Wanted;
import org.tattle.run.MessageText;
import org.tattle.run.Warning;

/** What may be wrong with a table that can be read: each doubt is told, and nothing is mended. */
final class Doubts {
  /** So many classes that are numbers may be numbers to predict. */
  private static final int MANY = 20;

  /** Fewer rows a class than this are few. */
  private static final int ROWS = 5;

  /** How much farther out than all others a value is wild, and how narrow it makes the others. */
  private static final double FAR = 10;

  private static final double NARROW = 30;
  private static final int SHOWN = 3;
  private static final Pattern LIKE_NUMBERS = Pattern.compile("[^\\p{L}]*\\d[^\\p{L}]*");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u2007\\u202f\\u200b]+");

  private Doubts() {}

  /** Classes that differ in what a reader does not see, and classes that may be numbers. */
  static List<Warning> classes(ColumnCells label) {
    List<Warning> doubts = new ArrayList<>();
    Map<String, List<String>> alike =
        label.values().stream()
            .map(Value::text)
            .collect(Collectors.groupingBy(Doubts::seen, LinkedHashMap::new, Collectors.toList()));
    List<String> twins =
        alike.values().stream()
            .filter(texts -> texts.size() > 1)
            .limit(SHOWN)
            .map(texts -> texts.stream().collect(Collectors.joining("`, `", "`", "`")))
            .toList();
    if (!twins.isEmpty()) {
      doubts.add(
          new Warning(
              "R553",
              "label",
              MessageText.of(
                  "classes of `%s` differ in capitals or blanks only, or are one number: %s",
                  label.name(), String.join("; ", twins)),
              "each counts as a class of its own; write them alike in the file"));
    }
    List<Value> values = label.values();
    boolean numbers = values.stream().noneMatch(value -> Double.isNaN(value.number()));
    boolean whole = values.stream().allMatch(v -> v.number() == Math.rint(v.number()));
    if (numbers && values.size() > MANY && (!whole || values.size() * ROWS > label.size())) {
      doubts.add(
          new Warning(
              "R554",
              "label",
              MessageText.of(
                  "`%s` has %,d different numbers in %,d rows, and each became a class",
                  label.name(), values.size(), label.size()),
              "is it a number to predict? Say `task=regression`"));
    }
    return doubts;
  }

  private static String seen(String text) {
    return ClassNames.plain(BLANKS.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT));
  }

  /** A column whose numbers could be other numbers, or names that could be numbers. */
  static Optional<Warning> spelling(ColumnCells cells) {
    if (cells.numeric()) {
      return cells
          .numerals()
          .filter(Numerals::doubtful)
          .map(
              spelling ->
                  new Warning(
                      "R552",
                      "path",
                      MessageText.of(
                          "commas in `%s` were read as those between thousands, and may stand"
                              + " before decimals",
                          cells.name()),
                      "if they do, write decimals with a point"));
    }
    long like =
        cells.values().stream().filter(v -> LIKE_NUMBERS.matcher(v.text()).matches()).count();
    boolean doubtful =
        cells.wanted() == Wanted.FOUND
            && 2 * like > cells.values().size()
            && cells.values().size() > 2
            && !Unusable.dates(cells);
    return doubtful
        ? Optional.of(
            new Warning(
                "R552",
                "path",
                MessageText.of(
                    "`%s` is read as %,d names, and looks like numbers",
                    cells.name(), cells.values().size()),
                MessageText.of(
                    "write all of them alike, such as 1057.5; if they are names, say"
                        + " `categories=%s`",
                    Headings.list(cells.name()))))
        : Optional.empty();
  }

  /**
   * One value that makes all others alike: ten times as far from the middle as any other and as the
   * middle half is wide, or so far that the deviation is thirty times that.
   *
   * @param sorted the numbers that are there, in order
   * @param deviation by which the column is divided
   */
  static Optional<Warning> wild(ColumnCells cells, double[] sorted, double deviation) {
    int n = sorted.length;
    double width = n == 0 ? 0 : sorted[3 * n / 4] - sorted[n / 4];
    if (width == 0) {
      return Optional.empty();
    }
    double middle = sorted[n / 2];
    double low = sorted[0];
    double high = sorted[n - 1];
    double[] others = Arrays.stream(sorted).filter(x -> x != low && x != high).toArray();
    if (others.length == 0) {
      return Optional.empty();
    }
    double reach =
        Math.max(width, Math.max(middle - others[0], others[others.length - 1] - middle));
    boolean narrow = deviation > NARROW * width;
    boolean below = middle - low > FAR * reach || narrow && middle - low > high - middle;
    boolean above = high - middle > FAR * reach || narrow && !below;
    if (!below && !above) {
      return Optional.empty();
    }
    double value = above ? high : low;
    long rows = Arrays.stream(sorted).filter(x -> x == value).count();
    return Optional.of(
        new Warning(
            "R556",
            "path",
            MessageText.of(
                "`%s` has a value far beyond all others %s line %d, beside which they are alike",
                cells.name(),
                rows == 1 ? "on" : MessageText.of("in %,d rows, first on", rows),
                cells.line(value)),
            "correct it; if it stands for a missing value, name it in `absent`, such as"
                + " `absent=[\"-999\"]`"));
  }

  /** A first line that would do as a row as well. */
  static Optional<Warning> heading(List<ColumnCells> columns) {
    List<String> numbers =
        columns.stream().filter(ColumnCells::numeric).map(ColumnCells::name).toList();
    boolean data =
        columns.size() > 1
            && columns.stream()
                .allMatch(
                    cells ->
                        cells.numeric()
                            ? !Double.isNaN(PlainNumber.of(cells.name()))
                            : cells.values().stream().anyMatch(v -> v.text().equals(cells.name())));
    return data && !counts(numbers)
        ? Optional.of(
            new Warning(
                "R555",
                "path",
                "line 1 was read as the names of the columns, and looks like a row",
                MessageText.of(
                    "if it is one, say `header=false`; columns are then c1 to c%d",
                    columns.size())))
        : Optional.empty();
  }

  /** Whether columns are numbered: 0, 1, 2, as pandas does where they have no names. */
  private static boolean counts(List<String> names) {
    return names.size() > 1
        && IntStream.range(1, names.size())
            .allMatch(i -> PlainNumber.of(names.get(i)) == PlainNumber.of(names.get(i - 1)) + 1);
  }
}
