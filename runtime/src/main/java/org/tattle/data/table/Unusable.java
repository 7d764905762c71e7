package org.tattle.data.table;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tattle.data.table.ColumnCells.Value;
import org.tattle.data.table.ColumnCells.Wanted;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;

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
    ColumnCells first = names.get(0);
    String what =
        names.size() == 1
            ? MessageText.of(
                    "column `%s` has %s, too many for categories", first.name(), count(first))
                + kind(first).map(kind -> "; they look like " + kind).orElse("")
            : names.size()
                + " columns hold names, too many for categories: "
                + names.stream()
                    .map(
                        cells ->
                            MessageText.of(
                                "`%s` (%s)",
                                cells.name(), kind(cells).orElseGet(() -> count(cells))))
                    .collect(Collectors.joining(", "));
    return new Fault(
        "R510",
        "path",
        what,
        MessageText.of(
                "leave %s out with `drop=%s`",
                names.size() == 1 ? "it" : "them",
                Headings.list(names.stream().map(ColumnCells::name).toList()))
            + (names.size() == 1 && first.values().size() == first.size()
                ? MessageText.of(", or let rows be called by it: `id=\"%s\"`", first.name())
                : ""),
        MessageText.of(
            "too many different names for categories in %s",
            names.stream()
                .map(cells -> "`" + cells.name() + "`")
                .collect(Collectors.joining(", "))));
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
    return new Fault(
        "R507",
        said ? "numbers" : "path",
        MessageText.of(
                "line %d, column `%s`: `%s` is not a number", value.line(), first.name(), shown)
            + others.orElse(""),
        said
            ? "correct it, or do not have it read as numbers"
            : MessageText.of(
                "correct it, or read %s as names with `categories=%s`",
                names.size() == 1 ? "the column" : "the columns", Headings.list(names)),
        MessageText.of("line %d, column `%s`: not a number", value.line(), first.name())
            + others.orElse(""));
  }
}
