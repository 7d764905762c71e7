package org.tattle.data.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.data.Column;
import org.tattle.data.Column.Role;
import org.tattle.data.Column.Type;
import org.tattle.data.table.cell.Headings;
import org.tattle.run.MessageText;
import org.tattle.run.Warning;

/**
 * How a column of cells becomes features: a number as {@code (x - mean) / deviation}, with the mean
 * and the population deviation of all rows; names as one 0 or 1 a category, in alphabetical order;
 * a column of only 0 and 1 as it is, for it needs no scaling. A missing number becomes the median,
 * a missing name a category of its own, a missing bit the commoner bit.
 *
 * <p>What was declared ({@link Domains}) is taken instead of what the rows hold: numbers as {@code
 * (x - middle) / half} of their bounds, and the middle where one is missing. Raw numbers are left
 * as they are written.
 */
abstract sealed class Encoding {
  private static final String MISSING = "(missing)";
  private static final double LARGE = 1e100;
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?i)(.*[_ .-])?(id|uuid|key|nr|no|number|ssn|mrn)|(?-i:.*[a-z]I[dD])");
  private static final String OTHER = "(other)";

  final ColumnCells cells;
  final Column column;

  private Encoding(ColumnCells cells, Column column) {
    this.cells = cells;
    this.column = column;
  }

  /** Writes the features of a row to their place in it, which must hold zeros. */
  abstract void write(int row, float[] features);

  /** What was put in the place of missing values, if there were any. */
  abstract String filling();

  /**
   * @param first the feature that the column starts at
   * @param raw whether its numbers are left as they are
   */
  static Encoding of(
      ColumnCells cells, Role role, int first, Optional<Domains.Domain> domain, boolean raw) {
    if (domain.isPresent() && cells.numeric() && domain.get() instanceof Domains.Range range) {
      return Numbers.between(cells, role, first, range);
    }
    if (domain.isPresent() && domain.get() instanceof Domains.Names names) {
      return Names.declared(cells, role, first, names.names());
    }
    if (!cells.numeric()) {
      return Names.names(cells, role, first);
    }
    double[] present =
        IntStream.range(0, cells.size())
            .mapToDouble(cells::number)
            .filter(x -> !Double.isNaN(x))
            .sorted()
            .toArray();
    boolean bits = Arrays.stream(present).allMatch(x -> x == 0 || x == 1);
    return Numbers.numbers(cells, role, first, present, bits, raw);
  }

  /** What may be wrong with the column. */
  List<Warning> doubts() {
    return Doubts.spelling(cells).stream().toList();
  }

  /** What to tell the reader about the column. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (cells.missing() > 0) {
      notes.add(
          MessageText.of(
              "%,d missing %s of `%s` (the first on line %d) became %s",
              cells.missing(),
              cells.missing() == 1 ? "value" : "values",
              cells.name(),
              cells.firstMissing(),
              filling()));
    }
    if (cells.size() > 2 && cells.numeric() && (countsRows() || identifies())) {
      notes.add(
          MessageText.of(
              "`%s` %s; if it is an identifier, leave it out with `drop=%s`",
              cells.name(),
              countsRows() ? "counts the rows" : "is another number in every row",
              Headings.list(cells.name())));
    }
    if (cells.numeric() && cells.numerals().isPresent()) {
      notes.add(
          MessageText.of(
              "`%s` was read as numbers, %s", cells.name(), cells.numerals().get().words()));
    }
    if (!cells.numeric() && Unusable.dates(cells)) {
      notes.add(
          MessageText.of(
              "`%s` holds dates, and was read as names; leave it out with `drop=%s`, or write days"
                  + " as 2026-11-29",
              cells.name(), Headings.list(cells.name())));
    }
    return notes;
  }

  private boolean countsRows() {
    return IntStream.range(1, cells.size())
        .allMatch(row -> cells.number(row) == cells.number(row - 1) + 1);
  }

  /** By its name, and because no two rows have the same. */
  private boolean identifies() {
    return IDENTIFIER.matcher(cells.name()).matches()
        && IntStream.range(0, cells.size())
                .mapToDouble(cells::number)
                .filter(x -> x == Math.rint(x))
                .distinct()
                .count()
            == cells.size();
  }

  private static final class Numbers extends Encoding {
    private final double median;
    private final double least;
    private final double most;
    private final Optional<Warning> wild;

    private Numbers(
        ColumnCells cells,
        Column column,
        double median,
        double least,
        double most,
        Optional<Warning> wild) {
      super(cells, column);
      this.median = median;
      this.least = least;
      this.most = most;
      this.wild = wild;
    }

    @Override
    List<Warning> doubts() {
      return Stream.concat(super.doubts().stream(), wild.stream()).toList();
    }

    private static Numbers between(ColumnCells cells, Role role, int first, Domains.Range range) {
      double middle = range.from() / 2 + range.to() / 2;
      double half = range.to() / 2 - range.from() / 2;
      int missing = cells.missing();
      Column column =
          new Column(
              cells.name(), Type.NUMBER, role, first, 1, List.of(), middle, half, missing, true);
      return new Numbers(cells, column, middle, range.from(), range.to(), Optional.empty());
    }

    private static Numbers numbers(
        ColumnCells cells, Role role, int first, double[] sorted, boolean bits, boolean raw) {
      int n = sorted.length;
      double median = n == 0 ? 0 : bits ? sorted[n / 2] : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
      double center = 0;
      double scale = 1;
      if (!bits) {
        // With missing values filled in, as the features have them.
        int rows = cells.size();
        double most = n == 0 ? 0 : Math.max(Math.abs(sorted[0]), Math.abs(sorted[n - 1]));
        // Squares of such numbers are more than a double holds; those of their shares are not.
        double unit = most > LARGE ? most : 1;
        double fill = median / unit;
        double mean =
            (Arrays.stream(sorted).map(x -> x / unit).sum() + cells.missing() * fill) / rows;
        double squares =
            Arrays.stream(sorted).map(x -> (x / unit - mean) * (x / unit - mean)).sum()
                + cells.missing() * (fill - mean) * (fill - mean);
        double deviation = Math.sqrt(squares / rows);
        center = mean * unit;
        scale = deviation > Math.abs(mean) * 1e-12 ? deviation * unit : 1;
      }
      Type type = bits ? Type.RAW : Type.NUMBER;
      Column column =
          new Column(
              cells.name(),
              type,
              role,
              first,
              1,
              List.of(),
              raw ? 0 : center,
              raw ? 1 : scale,
              cells.missing(),
              false);
      Optional<Warning> wild = bits ? Optional.empty() : Doubts.wild(cells, sorted, scale);
      double any = Double.POSITIVE_INFINITY;
      return new Numbers(cells, column, median, -any, any, wild);
    }

    @Override
    void write(int row, float[] features) {
      double number = cells.number(row);
      double filled = Double.isNaN(number) ? median : Math.max(least, Math.min(most, number));
      features[column.first()] = (float) ((filled - column.center()) / column.scale());
    }

    @Override
    String filling() {
      return column.type() == Type.RAW
          ? MessageText.of("%.0f, the commoner value", median)
          : (column.declared() ? "the middle of the bounds, " : "the median, ") + (float) median;
    }
  }

  private static final class Names extends Encoding {
    private final int[] ranks;

    private Names(ColumnCells cells, Column column, int[] ranks) {
      super(cells, column);
      this.ranks = ranks;
    }

    private static Names names(ColumnCells cells, Role role, int first) {
      List<String> names = new ArrayList<>();
      int[] ranks = ranks(cells, names);
      if (cells.missing() > 0) {
        names.add(MISSING);
      }
      Column column =
          new Column(cells.name(), Type.CATEGORY, role, first, names.size(), names, 0, 1, 0, false);
      return new Names(cells, column, ranks);
    }

    /** The declared names, and one for what is missing or none of them. */
    private static Names declared(ColumnCells cells, Role role, int first, List<String> declared) {
      int[] ranks =
          cells.values().stream().mapToInt(value -> rank(value.text(), declared)).toArray();
      List<String> names = new ArrayList<>(declared);
      names.add(OTHER);
      Column column =
          new Column(cells.name(), Type.CATEGORY, role, first, names.size(), names, 0, 1, 0, true);
      return new Names(cells, column, ranks);
    }

    private static int rank(String text, List<String> declared) {
      int at = declared.indexOf(text);
      return at < 0 ? declared.size() : at;
    }

    @Override
    void write(int row, float[] features) {
      int code = cells.code(row);
      features[column.first() + (code < 0 ? column.width() - 1 : ranks[code])] = 1;
    }

    @Override
    String filling() {
      return column.declared() ? OTHER : "a category of their own";
    }
  }

  /**
   * The place of each value in order: by number where all are numbers, else by text.
   *
   * @param names receives the values in that order
   */
  static int[] ranks(ColumnCells cells, List<String> names) {
    List<ColumnCells.Value> values = cells.values();
    boolean numbers = values.stream().noneMatch(value -> Double.isNaN(value.number()));
    Comparator<ColumnCells.Value> byText = Comparator.comparing(ColumnCells.Value::text);
    Comparator<ColumnCells.Value> order =
        numbers
            ? Comparator.comparingDouble(ColumnCells.Value::number).thenComparing(byText)
            : byText;
    List<Integer> sorted =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparing(values::get, order))
            .toList();
    int[] ranks = new int[values.size()];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[sorted.get(rank)] = rank;
      names.add(values.get(sorted.get(rank)).text());
    }
    return ranks;
  }
}
