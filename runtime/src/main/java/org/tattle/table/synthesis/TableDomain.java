package org.tattle.table.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Zcdp;
import org.tattle.run.Control;
import org.tattle.run.MessageText;
import org.tattle.run.Randomness;
import org.tattle.table.TextOrder;
import org.tattle.table.synthesis.DomainColumn.Origin;

/**
 * What the columns of a table can hold, and what is left to spend on how they go together.
 *
 * @param columns one each
 * @param rho what is left, in zero-concentrated privacy; +∞ where nothing is promised
 */
public record TableDomain(List<DomainColumn> columns, double rho) {
  /** What columns cost that must be paid for: a share of all, if all of them must. */
  private static final double SHARE = 0.25;

  public TableDomain {
    columns = List.copyOf(columns);
  }

  /**
   * Finds it out.
   *
   * @param table columns to make up, with a row for everybody
   * @param rows whose rows it is about
   * @param data where these come from
   * @param promise what is promised, if anything is
   * @param random noise of what is paid for
   */
  public static TableDomain of(
      WrittenTable table,
      int[] rows,
      Dataset data,
      SynthesisTerms terms,
      Optional<Guarantee> promise,
      Randomness random,
      Control control) {
    Discretising cells = new Discretising(terms.bins());
    List<WrittenColumn> all = table.columns();
    boolean[] pays = new boolean[all.size()];
    int questions = 0;
    int paying = 0;
    for (int c = 0; c < pays.length; c++) {
      WrittenColumn column = all.get(c);
      pays[c] =
          promise.isPresent()
              && !terms.open().contains(column.name())
              && declared(column, data, cells).isEmpty();
      questions += pays[c] ? Discretising.questions(column) : 0;
      paying += pays[c] ? 1 : 0;
    }
    double left = Double.POSITIVE_INFINITY;
    PaidValues values = null;
    if (promise.isPresent()) {
      double delta = promise.get().delta();
      double whole =
          Zcdp.within(new Guarantee(promise.get().epsilon(), paying > 0 ? delta / 2 : delta));
      double price = whole * SHARE * paying / pays.length;
      left = whole - price;
      values =
          paying == 0
              ? null
              : new PaidValues(PrivateRows.sigma(price / questions), delta / 2 / paying, random);
    }
    List<DomainColumn> columns = new ArrayList<>();
    for (int c = 0; c < pays.length; c++) {
      control.check();
      WrittenColumn column = all.get(c);
      boolean open = terms.open().contains(column.name());
      if (pays[c]) {
        columns.add(cells.paid(column, rows, values));
      } else if (open) {
        int[] everybody = IntStream.range(0, column.size()).toArray();
        columns.add(cells.of(column, everybody, Origin.OPEN));
      } else {
        columns.add(
            declared(column, data, cells).orElseGet(() -> cells.of(column, rows, Origin.ROWS)));
      }
    }
    return new TableDomain(columns, left);
  }

  private static Optional<DomainColumn> declared(
      WrittenColumn column, Dataset data, Discretising cells) {
    if (data.undeclared().contains(column.name())) {
      return Optional.empty();
    }
    boolean label = data.label().filter(column.name()::equals).isPresent();
    if (label && data.truth() instanceof Labels.Classes classes) {
      return Optional.of(cells.names(column, Origin.DECLARED, classes.names(), true));
    }
    return data.column(column.name())
        .or(() -> data.truth().column().filter(it -> label))
        .filter(Column::declared)
        .map(as -> cells.declared(column, as));
  }

  /**
   * What the columns of a table and of rows made up for it hold: names as they are written, so that
   * what stands for several is none of them, and numbers in these cells.
   */
  public TableDomain held(WrittenTable table, int[] rows, WrittenTable made) {
    List<DomainColumn> held = new ArrayList<>();
    for (DomainColumn column : columns) {
      Set<String> texts = new TreeSet<>(TextOrder.NUMBERS_FIRST);
      texts.addAll(table.column(column.name()).orElseThrow().take(rows).texts());
      texts.addAll(made.column(column.name()).orElseThrow().texts());
      held.add(column.holding(List.copyOf(texts)));
    }
    return new TableDomain(held, rho);
  }

  /** Rows of the table as the numbers of their cells; -1 for what has none. */
  public CodedRows coded(WrittenTable table, int[] rows, Control control) {
    int[][] codes = new int[columns.size()][rows.length];
    for (int c = 0; c < codes.length; c++) {
      control.check();
      WrittenColumn column = table.column(columns.get(c).name()).orElseThrow();
      for (int row = 0; row < rows.length; row++) {
        codes[c][row] = columns.get(c).code(column.text(rows[row]));
      }
    }
    return new CodedRows(sizes(), codes);
  }

  /** How many cells each column has. */
  public int[] sizes() {
    return columns.stream().mapToInt(DomainColumn::size).toArray();
  }

  /** How many combinations they have two at a time. */
  public double pairs() {
    double pairs = 0;
    double before = 0;
    for (int size : sizes()) {
      pairs += before * size;
      before += size;
    }
    return pairs;
  }

  /** How it is known what each column can hold, a sentence for each way, and what was lost. */
  public List<String> said() {
    Map<Origin, List<String>> by =
        columns.stream()
            .collect(
                Collectors.groupingBy(
                    DomainColumn::origin,
                    TreeMap::new,
                    Collectors.mapping(DomainColumn::name, Collectors.toList())));
    Stream<String> known =
        by.entrySet().stream()
            .map(
                it ->
                    "what columns can hold is %s: %s"
                        .formatted(it.getKey().words(), String.join(", ", it.getValue())));
    return Stream.concat(known, lost().stream()).toList();
  }

  private Optional<String> lost() {
    List<String> names =
        columns.stream().filter(DomainColumn::lost).map(DomainColumn::name).toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String all = String.join(", ", names);
    return Optional.of(
        MessageText.of(
            "no value was frequent enough to be found: %s. Of such a column `%s` stands in every row"
                + " for whatever it may be, or nothing where it holds numbers: declare what it can"
                + " hold where the data are loaded, by `domain=`, or say that it is no secret, by"
                + " `open=[%s]`",
            all, DomainColumn.OTHER, all));
  }
}
