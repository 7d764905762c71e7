package org.tattle.data.table;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tattle.data.table.ColumnCells.Value;
import org.tattle.data.table.ColumnCells.Wanted;
import org.tattle.data.table.cell.Headings;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.TableFaults;

/** What is wrong with columns that cannot be made features, all of them in one message. */
final class Unusable {
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}([T ].*)?|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}([T ].*)?");
  private static final int LONGEST = 40;

  private Unusable() {}

  /**
   * Looks at all columns.
   *
   * @throws Fault R507 for text among numbers, R510 for names too many to be categories
   */
  static void check(List<ColumnCells> columns) {
    List<ColumnCells> names = columns.stream().filter(c -> c.excess().isPresent()).toList();
    if (!names.isEmpty()) {
      throw tooMany(names);
    }
    List<ColumnCells> slips = columns.stream().filter(c -> c.slip().isPresent()).toList();
    if (!slips.isEmpty()) {
      throw notNumbers(slips);
    }
  }

  /** Whether a column holds dates. */
  static boolean dates(ColumnCells cells) {
    List<Value> values = cells.values();
    return !values.isEmpty() && values.stream().allMatch(v -> DATE.matcher(v.text()).matches());
  }

  private static Fault tooMany(List<ColumnCells> names) {
    String listed = Headings.list(names.stream().map(ColumnCells::name).toList());
    Fault fault =
        names.size() == 1
            ? tooMany(names.get(0), listed)
            : Fault.of(
                TableFaults.COLUMNS_OF_NAMES,
                names.size(),
                names.stream().map(Unusable::described).collect(Collectors.joining(", ")),
                listed);
    String all = names.stream().map(it -> "`" + it.name() + "`").collect(Collectors.joining(", "));
    return fault.discreetly(TableFaults.TOO_MANY_NAMES, all).at("path");
  }

  private static Fault tooMany(ColumnCells names, String listed) {
    return Fault.of(
        TableFaults.COLUMN_OF_NAMES,
        names.name(),
        count(names),
        kind(names).map(kind -> "; they look like " + kind).orElse(""),
        listed,
        names.values().size() == names.size()
            ? MessageText.of(", or let rows be called by it: `id=\"%s\"`", names.name())
            : "");
  }

  private static String described(ColumnCells cells) {
    return MessageText.of("`%s` (%s)", cells.name(), kind(cells).orElseGet(() -> count(cells)));
  }

  private static String count(ColumnCells cells) {
    return cells.excess().orElseThrow();
  }

  private static Optional<String> kind(ColumnCells cells) {
    boolean all = cells.values().size() == cells.size() - cells.missing();
    return dates(cells)
        ? Optional.of("dates")
        : all ? Optional.of("identifiers") : Optional.empty();
  }

  private static Fault notNumbers(List<ColumnCells> slips) {
    ColumnCells first = slips.get(0);
    Value value = first.slip().orElseThrow();
    String text = value.text();
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    Optional<String> others =
        slips.size() == 1
            ? Optional.empty()
            : Optional.of(
                slips.stream()
                    .skip(1)
                    .map(c -> MessageText.of("`%s` (line %d)", c.name(), c.slip().get().line()))
                    .collect(Collectors.joining(", ", "; so is text in ", "")));
    boolean said = first.wanted() == Wanted.NUMBER;
    List<String> names =
        slips.stream().filter(c -> c.wanted() != Wanted.NUMBER).map(ColumnCells::name).toList();
    Fault fault =
        said
            ? Fault.of(
                TableFaults.NOT_A_NUMBER, value.line(), first.name(), shown, others.orElse(""))
            : Fault.of(
                TableFaults.TEXT_AMONG_NUMBERS,
                value.line(),
                first.name(),
                shown,
                others.orElse(""),
                names.size() == 1 ? "the column" : "the columns",
                Headings.list(names));
    return fault
        .discreetly(TableFaults.NO_NUMBER_THERE, value.line(), first.name(), others.orElse(""))
        .at(said ? "numbers" : "path");
  }
}
