package org.tattle.table.hierarchy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tattle.data.fetch.UserPaths;
import org.tattle.data.table.cell.Delimited;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.run.Control;
import org.tattle.run.catalogue.PublicationFaults;

/**
 * Hierarchies as files. ARX writes one a file: a line for each value, with what it becomes at each
 * level, as in {@code 34;30-39;*}, without a heading; semicolons, commas or tabs part the levels.
 * Those of a publication are written together, a line for each value of each column under the
 * heading {@code column,value,becomes}, and {@code becomes} holds the levels above with semicolons.
 */
public final class HierarchyFile {
  private static final List<String> HEADING = List.of("column", "value", "becomes");
  private static final String LEVEL = ";";

  private HierarchyFile() {}

  /**
   * A line of a file of several.
   *
   * @param becomes what the value becomes at each level above
   */
  public record Line(String column, String value, String becomes) {}

  /** What becomes of every value that these know. */
  public static List<Line> lines(List<Hierarchy> hierarchies) {
    List<Line> lines = new ArrayList<>();
    for (Hierarchy tree : hierarchies) {
      IntStream.range(0, tree.values().size())
          .mapToObj(tree::chain)
          .sorted(Comparator.comparing(chain -> chain.get(0), HierarchyFile::order))
          .map(
              it ->
                  new Line(tree.column(), it.get(0), String.join(LEVEL, it.subList(1, it.size()))))
          .forEach(lines::add);
    }
    return lines;
  }

  /** Numbers as they rise, and before them what is none. */
  private static int order(String one, String other) {
    double first = PlainNumber.of(one);
    double second = PlainNumber.of(other);
    boolean numbers = !Double.isNaN(first) && !Double.isNaN(second);
    int words = Boolean.compare(!Double.isNaN(first), !Double.isNaN(second));
    return numbers ? Double.compare(first, second) : words != 0 ? words : one.compareTo(other);
  }

  /**
   * Reads a file of several, by column.
   *
   * @throws org.tattle.run.Fault R501 if there is no such file, R525 if it holds no hierarchies
   */
  static Map<String, Hierarchy> readAll(String path, Control control) {
    List<List<String>> lines = read(path, control);
    if (lines.isEmpty() || !lines.get(0).equals(HEADING)) {
      throw Hierarchy.fault(PublicationFaults.HIERARCHIES_UNTITLED, path);
    }
    Map<String, List<List<String>>> chains = new LinkedHashMap<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.size() != HEADING.size()) {
        throw Hierarchy.fault(PublicationFaults.HIERARCHIES_UNTITLED, path);
      }
      List<String> chain = new ArrayList<>(List.of(line.get(1)));
      Stream.of(line.get(2).split(LEVEL, -1)).map(String::strip).forEach(chain::add);
      chains.computeIfAbsent(line.get(0), column -> new ArrayList<>()).add(chain);
    }
    Map<String, Hierarchy> all = new LinkedHashMap<>();
    chains.forEach((column, of) -> all.put(column, Hierarchy.of(column, of)));
    return all;
  }

  /**
   * @throws org.tattle.run.Fault R501 if there is no such file, R525 if it holds no hierarchy
   */
  static Hierarchy read(String column, String path, Control control) {
    List<List<String>> chains = read(path, control);
    if (chains.isEmpty()) {
      throw Hierarchy.fault(PublicationFaults.HIERARCHY_EMPTY, path, column);
    }
    return Hierarchy.of(column, chains);
  }

  private static List<List<String>> read(String path, Control control) {
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
    return chains;
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
