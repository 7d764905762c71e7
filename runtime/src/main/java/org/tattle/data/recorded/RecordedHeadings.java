package org.tattle.data.recorded;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.tattle.data.table.Records;
import org.tattle.data.table.Table;
import org.tattle.data.table.TableLayout;
import org.tattle.data.table.cell.Headings;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.RecordingFaults;
import org.tattle.run.catalogue.TableFaults;

/**
 * What the columns of a file of recorded outputs are called, and which is which.
 *
 * @param all their names, in order
 * @param asked what each is for
 * @param parameter the parameter that names the file
 */
record RecordedHeadings(List<String> all, RecordingColumns asked, String file, String parameter) {
  private static final int WIDEST = 100_000;
  private static final Pattern RANGE = Pattern.compile("(.*?)(\\d{1,9})\\.\\.(.*?)(\\d{1,9})");

  /**
   * Those of a file's first line.
   *
   * @throws Fault R501 to R505 if they do not name what was asked for
   */
  static RecordedHeadings of(
      CSVRecord record, RecordingColumns asked, String file, String parameter) {
    List<String> all = new ArrayList<>();
    for (String value : record) {
      all.addAll(expanded(value));
      Records.widest(all.size(), file, parameter);
    }
    Set<String> seen = new HashSet<>();
    for (String name : all) {
      if (!seen.add(name) && !name.isEmpty()) {
        throw Fault.of(TableFaults.COLUMN_TWICE_IN_FILE, file, name).at(parameter);
      }
    }
    return new RecordedHeadings(all, asked, file, parameter);
  }

  /** The columns that a heading stands for: itself, or all of {@code p0..p29}. */
  private static List<String> expanded(String heading) {
    Matcher range = RANGE.matcher(heading);
    if (range.matches() && Set.of("", range.group(1)).contains(range.group(3))) {
      int from = Integer.parseInt(range.group(2));
      int to = Integer.parseInt(range.group(4));
      if (from <= to && to - from < WIDEST) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> range.group(1) + i).toList();
      }
    }
    return List.of(heading);
  }

  /** Where the true class stands, or -1. */
  int label() {
    return asked.label().map(name -> find(name, "label")).orElse(-1);
  }

  /** Where it stands whether a row is a member. */
  int member() {
    return find(asked.member(), "member");
  }

  /** Where it stands what a row is called, or -1. */
  int id() {
    return asked.id().map(name -> find(name, "id")).orElse(-1);
  }

  /** Where a shadows' file says which model a row is of, or -1 if it is all of one. */
  int model() {
    return parameter.equals("path")
        ? -1
        : asked.model().map(name -> find(name, "model")).orElse(-1);
  }

  /** The names of the output columns. */
  List<String> outputs() {
    Set<String> others = new HashSet<>(asked.drop());
    asked.drop().forEach(name -> find(name, "drop"));
    others.addAll(asked.inputs());
    others.add(asked.member());
    asked.label().ifPresent(others::add);
    asked.id().ifPresent(others::add);
    asked.model().ifPresent(others::add);
    List<String> names = all.stream().filter(name -> !others.contains(name)).toList();
    if (names.isEmpty()) {
      throw Fault.of(RecordingFaults.NO_OUTPUTS, file).at(parameter);
    }
    if (names.contains("")) {
      throw Fault.of(TableFaults.NAMELESS_COLUMN, file).at(parameter);
    }
    return names;
  }

  /** The columns that the model was given, as a table: shadows' are not asked for. */
  Optional<Table> inputs(boolean classified) {
    if (asked.inputs().isEmpty() || !parameter.equals("path")) {
      return Optional.empty();
    }
    asked.inputs().forEach(name -> find(name, "inputs"));
    List<String> others =
        all.stream()
            .filter(name -> !asked.inputs().contains(name))
            .filter(name -> !classified || !asked.label().equals(Optional.of(name)))
            .toList();
    return Optional.of(
        new Table(
            file,
            all,
            classified
                ? TableLayout.of(asked.label().orElseThrow(), others)
                : TableLayout.unlabelled(others)));
  }

  private int find(String name, String of) {
    return Headings.find(
        all,
        name,
        of,
        file,
        "put a line before it that names the columns, such as `label,member,p0,p1`");
  }
}
