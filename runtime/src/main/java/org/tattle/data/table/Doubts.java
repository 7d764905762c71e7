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
import org.tattle.data.table.cell.ClassNames;
import org.tattle.data.table.cell.Headings;
import org.tattle.data.table.cell.Numerals;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.run.Warning;
import org.tattle.run.catalogue.TableFaults;

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
          Warning.of(TableFaults.CLASSES_ALIKE, label.name(), String.join("; ", twins))
              .at("label"));
    }
    List<Value> values = label.values();
    boolean numbers = values.stream().noneMatch(value -> Double.isNaN(value.number()));
    boolean whole = values.stream().allMatch(v -> v.number() == Math.rint(v.number()));
    if (numbers && values.size() > MANY && (!whole || values.size() * ROWS > label.size())) {
      doubts.add(
          Warning.of(TableFaults.NUMBERS_AS_CLASSES, label.name(), values.size(), label.size())
              .at("label"));
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
          .map(spelling -> Warning.of(TableFaults.COMMAS_READ, cells.name()).at("path"));
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
            Warning.of(
                    TableFaults.NAMES_LIKE_NUMBERS,
                    cells.name(),
                    cells.values().size(),
                    Headings.list(cells.name()))
                .at("path"))
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
        (rows == 1
                ? Warning.of(TableFaults.FAR_BEYOND, cells.name(), cells.line(value))
                : Warning.of(TableFaults.ROWS_FAR_BEYOND, cells.name(), rows, cells.line(value)))
            .at("path"));
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
        ? Optional.of(Warning.of(TableFaults.HEADING_LIKE_A_ROW, columns.size()).at("path"))
        : Optional.empty();
  }

  /** Whether columns are numbered: 0, 1, 2, as pandas does where they have no names. */
  private static boolean counts(List<String> names) {
    return names.size() > 1
        && IntStream.range(1, names.size())
            .allMatch(i -> PlainNumber.of(names.get(i)) == PlainNumber.of(names.get(i - 1)) + 1);
  }
}
