package org.tattle.unlearning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.component.RowChoice;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.table.ColumnCells;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ForgettingFaults;

/**
 * Members that people call by their names, or by what a column says of them: what stands in the
 * column of ids or of persons, a file of these, or a condition such as {@code age >= 90}.
 */
final class CalledRows {
  private static final Pattern CONDITION =
      Pattern.compile("\\s*(.+?)\\s*(<=|>=|!=|=|<|>)\\s*(.*?)\\s*");

  private final Dataset data;
  private final Split split;
  private final Control control;

  CalledRows(Dataset data, Split split, Control control) {
    this.data = data;
    this.split = split;
    this.control = control;
  }

  /**
   * The members, ascending.
   *
   * @throws Fault R575 if one of the texts is of no row, or of no member
   */
  List<Integer> of(List<String> texts) {
    BitSet members = new BitSet();
    IntStream.of(split.members()).forEach(members::set);
    BitSet all = new BitSet();
    for (String text : texts) {
      control.check();
      if (RowChoice.file(text)) {
        listed(text).forEach(all::set);
        continue;
      }
      Optional<Condition> condition = condition(text);
      IntPredicate holds = condition.<IntPredicate>map(it -> it).orElseGet(() -> called(text));
      int[] rows = IntStream.range(0, data.rows()).filter(holds).toArray();
      if (rows.length == 0) {
        throw condition
            .map(it -> unmet(text, it.column()))
            .orElseGet(() -> Fault.of(ForgettingFaults.NOBODY_CALLED_SO, text))
            .at("rows");
      }
      int[] known = IntStream.of(rows).filter(members::get).toArray();
      if (known.length == 0) {
        throw Fault.of(ForgettingFaults.NO_MEMBER_CALLED_SO, text, rows.length).at("rows");
      }
      IntStream.of(known).forEach(all::set);
    }
    return all.stream().boxed().toList();
  }

  /** That no row meets a condition, with one that a member meets. */
  private Fault unmet(String text, WrittenColumn column) {
    return IntStream.of(split.members())
        .mapToObj(column::text)
        .filter(said -> !ColumnCells.missing(said.strip()))
        .findFirst()
        .map(said -> column.name() + (number(said).isPresent() ? " >= " : " = ") + said)
        .map(met -> Fault.of(ForgettingFaults.OTHERS_MEET, text, met))
        .orElseGet(() -> Fault.of(ForgettingFaults.NOBODY_MEETS, text))
        .discreetly(ForgettingFaults.NOBODY_MEETS, text);
  }

  private IntPredicate called(String text) {
    List<WrittenColumn> ids = ids(text);
    return row -> ids.stream().anyMatch(column -> column.text(row).equals(text));
  }

  private List<WrittenColumn> ids(String text) {
    List<WrittenColumn> ids =
        Stream.of(Role.ID, Role.PERSON)
            .flatMap(role -> data.written().columns(role).stream())
            .toList();
    if (ids.isEmpty()) {
      throw Fault.of(ForgettingFaults.NO_IDS, text).at("rows");
    }
    return ids;
  }

  /** The members whose ids stand in a file. */
  private IntStream listed(String path) {
    List<WrittenColumn> ids = ids(path);
    Map<String, List<Integer>> rows = new HashMap<>();
    for (WrittenColumn column : ids) {
      for (int row = 0; row < data.rows(); row++) {
        rows.computeIfAbsent(column.text(row), id -> new ArrayList<>()).add(row);
      }
    }
    List<String> names = ids.stream().map(WrittenColumn::name).toList();
    List<Integer> found = new ArrayList<>();
    for (IdFile.Line line : IdFile.read(path, names, control)) {
      List<Integer> of = rows.get(line.id());
      if (of == null) {
        throw Fault.of(ForgettingFaults.UNKNOWN_ID_IN_FILE, path, line.number(), line.id())
            .at("rows");
      }
      List<Integer> known =
          of.stream().filter(row -> Arrays.binarySearch(split.members(), row) >= 0).toList();
      if (known.isEmpty()) {
        throw Fault.of(ForgettingFaults.NO_MEMBER_IN_FILE, path, line.number(), line.id())
            .at("rows");
      }
      found.addAll(known);
    }
    return found.stream().mapToInt(row -> row);
  }

  /** What a text asks of a row, if it begins with the name of a column. */
  private Optional<Condition> condition(String text) {
    Matcher parts = CONDITION.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return data.written()
        .column(parts.group(1))
        .map(column -> new Condition(column, parts.group(2), parts.group(3)));
  }

  /** What is asked of what stands in a column. */
  private record Condition(WrittenColumn column, String relation, String value)
      implements IntPredicate {
    @Override
    public boolean test(int row) {
      return holds(column.text(row), relation, value);
    }
  }

  /** Numbers are compared as numbers, and other texts as they stand; what is missing is nothing. */
  private static boolean holds(String text, String relation, String value) {
    if (ColumnCells.missing(text.strip())) {
      return false;
    }
    Optional<Double> left = number(text);
    Optional<Double> right = number(value);
    int order =
        left.isPresent() && right.isPresent()
            ? Double.compare(left.get(), right.get())
            : text.strip().compareTo(value);
    return switch (relation) {
      case "=" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
