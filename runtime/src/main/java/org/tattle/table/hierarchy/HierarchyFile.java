package org.tattle.table.hierarchy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tattle.data.fetch.UserPaths;
import org.tattle.data.table.cell.Delimited;
import org.tattle.run.Control;
import org.tattle.run.catalogue.PublicationFaults;

/**
 * A hierarchy as ARX writes it: a line for each value, with what it becomes at each level, as in
 * {@code 34;30-39;*}. There is no heading; semicolons, commas or tabs part the levels.
 */
final class HierarchyFile {
  private HierarchyFile() {}

  /**
   * @throws org.tattle.run.Fault R501 if there is no such file, R525 if it holds no hierarchy
   */
  static Hierarchy read(String column, String path, Control control) {
    Path file = UserPaths.file(path, "hierarchies", control);
    List<List<String>> chains = new ArrayList<>();
    try (BufferedReader reader = Delimited.open(file, control)) {
      char separator = separator(reader);
      CSVFormat format =
          CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreEmptyLines(true).get();
      try (CSVParser parser = CSVParser.parse(reader, format)) {
        for (CSVRecord line : parser) {
          control.check();
          chains.add(line.stream().map(String::strip).toList());
        }
      }
    } catch (IOException e) {
      throw Hierarchy.fault(PublicationFaults.HIERARCHY_UNREADABLE, path);
    }
    if (chains.isEmpty()) {
      throw Hierarchy.fault(PublicationFaults.HIERARCHY_EMPTY, path, column);
    }
    return Hierarchy.of(column, chains);
  }

  /** Of the first line, what comes most often of those that part levels. */
  private static char separator(BufferedReader reader) throws IOException {
    reader.mark(1 << 13);
    String line = reader.readLine();
    reader.reset();
    char best = ';';
    long most = 0;
    for (char candidate : new char[] {';', '\t', ','}) {
      long count = line == null ? 0 : line.chars().filter(c -> c == candidate).count();
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }
}
