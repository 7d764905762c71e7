package org.tattle.dsl.show;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tattle.dsl.text.Cells;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table as it is to be read. Text cells are shown as they are; cells of number columns are
 * formatted by {@link Numbers}.
 *
 * @param title may be empty
 * @param table one string or number column for each column shown; a missing cell shows as {@code –}
 * @param right names of the columns to align to the right
 * @param keys how many columns, from the first, tell rows apart: wherever a wide table is cut, each
 *     part repeats them
 * @param total how many rows there are in all; more than the table's when it is only the head
 * @param notes sentences below the table
 */
public record TableView(
    String title, Table table, Set<String> right, int keys, long total, List<String> notes)
    implements Shown {

  /** A number with its sign, exponent, unit and interval; or what stands in for one. */
  private static final Pattern NUMERIC =
      Pattern.compile(
          "[<>≤≥≈~+−-]?\\s?(\\d[\\d,.]*(e[+−-]?\\d+)?( ?%| (ms|s|min|h)( \\d+ (s|min))?)?|∞)"
              + "( \\[.*])?");

  private static final int WIDEST_TEXT = 32;

  public TableView {
    right = Set.copyOf(right);
    notes = List.copyOf(notes);
    if (total < table.rowCount()) {
      throw new IllegalArgumentException("`total` is smaller than the number of rows");
    }
  }

  /**
   * The whole table; columns of which at least half the cells are numbers are aligned to the right.
   */
  public TableView(String title, Table table, List<String> notes) {
    this(title, table, numeric(table), 1, table.rowCount(), notes);
  }

  /**
   * A table from formatted cells.
   *
   * @param headers distinct ignoring case, as Tablesaw has it
   * @param rows each as long as the headers
   */
  public static TableView of(
      String title, List<String> headers, List<List<String>> rows, List<String> notes) {
    Table table = Table.create(title);
    for (int c = 0; c < headers.size(); c++) {
      StringColumn column = StringColumn.create(headers.get(c));
      for (List<String> row : rows) {
        if (row.size() != headers.size()) {
          throw new IllegalArgumentException("a row is not as long as the headers");
        }
        column.append(row.get(c));
      }
      table.addColumns(column);
    }
    return new TableView(title, table, notes);
  }

  /** This table as the head of one with more rows. */
  public TableView of(long rows) {
    return new TableView(title, table, right, keys, rows, notes);
  }

  /** This table with so many columns that tell rows apart. */
  public TableView keyed(int columns) {
    return new TableView(title, table, right, columns, total, notes);
  }

  /** This table under another title. */
  public TableView titled(String name) {
    return new TableView(name, table, right, keys, total, notes);
  }

  /** This table with one more sentence below it. */
  public TableView noting(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new TableView(title, table, right, keys, total, more);
  }

  /** This table without the sentences that were said before; it says its own from now on. */
  public TableView quieter(Set<String> said) {
    List<String> fresh = notes.stream().filter(said::add).toList();
    return new TableView(title, table, right, keys, total, fresh);
  }

  /** Whether every row stands in another table under the same headings. */
  @Override
  public boolean saidBy(Shown other) {
    return other instanceof TableView table
        && headers().equals(table.headers())
        && table.cells(Integer.MAX_VALUE).containsAll(cells(Integer.MAX_VALUE));
  }

  public List<String> headers() {
    return table.columnNames();
  }

  public boolean rightAligned(String header) {
    return right.contains(header);
  }

  /** The first {@code rows} rows as they are shown. */
  public List<List<String>> cells(int rows) {
    List<List<String>> cells = new ArrayList<>();
    for (int r = 0; r < Math.min(rows, table.rowCount()); r++) {
      List<String> row = new ArrayList<>();
      for (int c = 0; c < table.columnCount(); c++) {
        row.add(cell(table, r, c));
      }
      cells.add(row);
    }
    return cells;
  }

  /**
   * This table as several that are no wider than so many characters, each with the key columns, for
   * paper, which cannot be scrolled. One column alone may be wider.
   */
  public List<TableView> slices(int characters) {
    List<TableView> slices = new ArrayList<>();
    List<String> slice = new ArrayList<>();
    List<String> repeated = headers().subList(0, Math.min(keys, headers().size()));
    int used = 0;
    for (String header : headers()) {
      int width = width(header);
      if (slice.size() > repeated.size() && used + width > characters) {
        slices.add(slice(slice, slices.isEmpty(), false));
        slice = new ArrayList<>(repeated);
        used = repeated.stream().mapToInt(this::width).sum();
      }
      slice.add(header);
      used += width;
    }
    slices.add(slice(slice, slices.isEmpty(), true));
    return slices;
  }

  private TableView slice(List<String> columns, boolean first, boolean last) {
    Table part = table.selectColumns(columns.toArray(String[]::new));
    long rows = last ? total : part.rowCount();
    return new TableView(first ? title : "", part, right, keys, rows, last ? notes : List.of());
  }

  private int width(String header) {
    Column<?> column = table.column(header);
    int width = Cells.longestWord(header);
    for (int r = 0; r < table.rowCount(); r++) {
      String cell = cell(table, r, table.columnIndex(column));
      width = Math.max(width, Math.min(WIDEST_TEXT, Cells.width(cell)));
    }
    return width + 2;
  }

  /** All rows for other programs: numbers as files have them, nothing for a missing cell. */
  public List<List<String>> raw() {
    List<List<String>> cells = new ArrayList<>();
    for (int r = 0; r < table.rowCount(); r++) {
      List<String> row = new ArrayList<>();
      for (Column<?> column : table.columns()) {
        row.add(
            column.isMissing(r)
                ? ""
                : column.get(r) instanceof Number number
                    ? Numbers.plain(number)
                    : column.getUnformattedString(r));
      }
      cells.add(row);
    }
    return cells;
  }

  private static String cell(Table table, int row, int column) {
    if (table.column(column).isMissing(row)) {
      return Numbers.MISSING;
    }
    return table.get(row, column) instanceof Number number
        ? Numbers.of(number)
        : table.getUnformatted(row, column);
  }

  private static Set<String> numeric(Table table) {
    Set<String> numeric = new LinkedHashSet<>();
    for (Column<?> column : table.columns()) {
      boolean text = column.type() == ColumnType.STRING;
      if (column instanceof NumericColumn || text && looksNumeric(column)) {
        numeric.add(column.name());
      }
    }
    return numeric;
  }

  /** Whether at least half of the cells that are not blank are numbers. */
  private static boolean looksNumeric(Column<?> column) {
    int numbers = 0;
    int others = 0;
    for (int r = 0; r < column.size(); r++) {
      String cell = column.isMissing(r) ? "" : column.getUnformattedString(r);
      if (NUMERIC.matcher(cell).matches()) {
        numbers++;
      } else if (!cell.isBlank() && !cell.equals(Numbers.MISSING)) {
        others++;
      }
    }
    return numbers > 0 && numbers >= others;
  }
}
