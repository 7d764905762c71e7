package org.tattle.table.hierarchy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.data.table.cell.Headings;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.run.Control;
import org.tattle.run.catalogue.PublicationFaults;

/**
 * How the columns of a table become coarser: as whoever publishes it says, a text for each column
 * such as {@code zip: prefix 3, 2}, or {@code file how.csv} for several, and else as its values
 * suggest.
 */
public final class Hierarchies {
  private static final String FILE = "file ";
  private static final int FEW = 8;
  private static final int RANGES = 16;
  private static final int DOUBLINGS = 4;

  private final Map<String, Hierarchy> given;

  private Hierarchies(Map<String, Hierarchy> given) {
    this.given = given;
  }

  /**
   * Reads what is said of the columns of a table.
   *
   * @throws org.tattle.run.Fault R504 if there is no such column, R501 no such file, R525 if a text
   *     says nothing or does not fit the column
   */
  public static Hierarchies read(List<String> texts, WrittenTable table, Control control) {
    Map<String, Hierarchy> given = new TreeMap<>();
    List<String> there = table.columns().stream().map(WrittenColumn::name).toList();
    for (String text : texts) {
      if (text.startsWith(FILE)) {
        String path = text.substring(FILE.length()).strip();
        HierarchyFile.readAll(path, control)
            .forEach((name, read) -> put(given, known(column(table, there, name), read, control)));
        continue;
      }
      int colon = text.indexOf(':');
      String name = text.substring(0, Math.max(0, colon)).strip();
      String[] said = text.substring(colon + 1).strip().split("\\s+", 2);
      if (name.isEmpty() || said[0].isEmpty()) {
        throw Hierarchy.fault(PublicationFaults.NOTHING_SAID, text);
      }
      WrittenColumn column = column(table, there, name);
      put(given, hierarchy(column, said, text, control));
    }
    return new Hierarchies(given);
  }

  private static WrittenColumn column(WrittenTable table, List<String> there, String name) {
    Headings.find(there, name, "hierarchies", "the publication", "name one of its columns");
    return table.column(name).orElseThrow();
  }

  private static void put(Map<String, Hierarchy> given, Hierarchy said) {
    if (given.put(said.column(), said) != null) {
      throw Hierarchy.fault(PublicationFaults.SAID_TWICE, said.column());
    }
  }

  /** One that was read, which must know every value of its column. */
  private static Hierarchy known(WrittenColumn column, Hierarchy read, Control control) {
    CodedColumn.of(column, read, control);
    return read;
  }

  private static Hierarchy hierarchy(
      WrittenColumn column, String[] said, String text, Control control) {
    String rest = said.length > 1 ? said[1] : "";
    if (said[0].equals("file")) {
      return known(column, HierarchyFile.read(column.name(), rest, control), control);
    }
    List<String> told = Stream.of(rest.split("[,\\s]+")).filter(one -> !one.isEmpty()).toList();
    return Coarsening.of(said[0])
        .orElseThrow(() -> Hierarchy.fault(PublicationFaults.NOTHING_SAID, text))
        .build(column.name(), CodedColumn.of(column, control).texts(), told);
  }

  /** How a column becomes coarser, with everybody's values in it. */
  public Hierarchy of(WrittenColumn column, Control control) {
    Hierarchy said = given.get(column.name());
    if (said != null) {
      return said;
    }
    return infer(column.name(), CodedColumn.of(column, control).texts());
  }

  /** That of a column of which something is said. */
  public Optional<Hierarchy> given(String column) {
    return Optional.ofNullable(given.get(column));
  }

  /** What is said, with all that stands in files: equal ones do the same. */
  public List<Object> content() {
    List<Object> content = new ArrayList<>();
    given.forEach(
        (name, hierarchy) -> {
          content.add(name);
          for (int level = 0; level < hierarchy.levels(); level++) {
            content.add(hierarchy.labels(level));
            content.add(hierarchy.groups(level));
          }
        });
    return content;
  }

  /**
   * Numbers become ranges that double four times from a sixteenth of all there are, days months and
   * years, codes of one length lose their last characters, and names become nothing at once: what
   * belongs together among them only people know.
   */
  private static Hierarchy infer(String column, List<String> values) {
    List<String> there = values.stream().filter(text -> !Coarsening.missing(text)).toList();
    if (there.size() > FEW && there.stream().allMatch(text -> Coarsening.day(text).isPresent())) {
      return Coarsening.DATES.build(column, values, List.of());
    }
    boolean oneLength = there.stream().mapToInt(String::length).distinct().count() == 1;
    if (there.size() > FEW && oneLength && there.get(0).length() > 3 && digits(there)) {
      return Coarsening.PREFIX.build(column, values, List.of());
    }
    if (there.size() > FEW && there.stream().noneMatch(t -> Double.isNaN(PlainNumber.of(t)))) {
      return Coarsening.INTERVALS.build(column, values, widths(there));
    }
    return Coarsening.MASK.build(column, values, List.of());
  }

  private static boolean digits(List<String> texts) {
    return texts.stream().allMatch(text -> text.matches("[0-9]+"));
  }

  /** A round number near a sixteenth of the span, then twice, four and eight times that. */
  private static List<String> widths(List<String> numbers) {
    double from = numbers.stream().mapToDouble(PlainNumber::of).min().orElse(0);
    double to = numbers.stream().mapToDouble(PlainNumber::of).max().orElse(0);
    double least = (to - from) / RANGES;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double first =
        Stream.of(1.0, 2.0, 5.0, 10.0)
            .map(it -> it * power)
            .filter(it -> it >= least)
            .findFirst()
            .orElse(10 * power);
    boolean whole = numbers.stream().noneMatch(text -> text.contains("."));
    BigDecimal width =
        new BigDecimal(String.format(Locale.ROOT, "%.3g", whole ? Math.max(1, first) : first));
    List<String> widths = new ArrayList<>();
    for (int i = 0; i < DOUBLINGS; i++) {
      if (!(whole && width.compareTo(BigDecimal.ONE) == 0)) {
        widths.add(width.stripTrailingZeros().toPlainString());
      }
      width = width.add(width);
    }
    return widths;
  }
}
