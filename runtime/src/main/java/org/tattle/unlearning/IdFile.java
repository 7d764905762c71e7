package org.tattle.unlearning;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tattle.data.fetch.UserPaths;
import org.tattle.data.table.cell.Delimited;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ForgettingFaults;

/**
 * A file of those who ask to be forgotten: a table with a column of ids, or one id a line, with a
 * heading or without.
 */
final class IdFile {
  private IdFile() {}

  /** An id, and the line where it stands. */
  record Line(long number, String id) {}

  /**
   * What stands in it, in its order.
   *
   * @param columns what columns of ids are called in the data
   * @throws Fault R501 if there is no such file, R575 if it holds no ids, or one of them twice
   */
  static List<Line> read(String path, List<String> columns, Control control) {
    List<String> headings = Stream.concat(columns.stream(), Stream.of("id", "person")).toList();
    List<CSVRecord> lines = lines(UserPaths.file(path, "rows", control), path, control);
    if (lines.isEmpty()) {
      throw Fault.of(ForgettingFaults.NO_IDS_IN_FILE, path).at("rows");
    }
    CSVRecord first = lines.get(0);
    Optional<Integer> heading =
        headings.stream().flatMap(name -> column(first, name).stream()).findFirst();
    if (heading.isEmpty() && first.size() > 1) {
      throw Fault.of(
              ForgettingFaults.NO_COLUMN_OF_IDS,
              path,
              String.join(", ", headings.stream().distinct().toList()))
          .at("rows");
    }
    Map<String, Long> known = new HashMap<>();
    List<Line> all = new ArrayList<>();
    for (CSVRecord line : lines.subList(heading.isPresent() ? 1 : 0, lines.size())) {
      int at = heading.orElse(0);
      String id = at < line.size() ? line.get(at).strip() : "";
      if (id.isEmpty()) {
        throw Fault.of(ForgettingFaults.LINE_WITHOUT_ID, path, line.getRecordNumber()).at("rows");
      }
      Long before = known.put(id, line.getRecordNumber());
      if (before != null) {
        throw Fault.of(ForgettingFaults.ID_TWICE_IN_FILE, id, path, before, line.getRecordNumber())
            .at("rows");
      }
      all.add(new Line(line.getRecordNumber(), id));
    }
    if (all.isEmpty()) {
      throw Fault.of(ForgettingFaults.NO_IDS_IN_FILE, path).at("rows");
    }
    return all;
  }

  private static Optional<Integer> column(CSVRecord heading, String name) {
    return IntStream.range(0, heading.size())
        .boxed()
        .filter(i -> heading.get(i).strip().equalsIgnoreCase(name))
        .findFirst();
  }

  private static List<CSVRecord> lines(Path file, String path, Control control) {
    try (BufferedReader reader = Delimited.open(file, control)) {
      CSVFormat format =
          CSVFormat.DEFAULT
              .builder()
              .setDelimiter(Delimited.separator(reader))
              .setIgnoreEmptyLines(false)
              .get();
      List<CSVRecord> lines = new ArrayList<>();
      try (CSVParser parser = CSVParser.parse(reader, format)) {
        for (CSVRecord line : parser) {
          control.check();
          if (line.size() > 1 || !line.get(0).isBlank()) {
            lines.add(line);
          }
        }
      }
      return lines;
    } catch (IOException e) {
      throw Fault.of(ForgettingFaults.NO_IDS_IN_FILE, path).at("rows");
    }
  }
}
