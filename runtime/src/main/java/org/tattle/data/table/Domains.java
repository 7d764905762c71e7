package org.tattle.data.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tattle.component.TextForm;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.TableFaults;

/**
 * What columns can hold, as whoever loads a table declares it without looking at its rows: {@code
 * age: 0..110} for numbers, {@code ward: north|south} for names. A declared column becomes features
 * by what was declared alone. Without, the mean and deviation, the list of names and what stands in
 * for missing values come from the rows, and tell of them.
 */
public final class Domains {
  private static final Pattern RANGE = Pattern.compile("(\\S+?)\\.\\.(\\S+)");

  /** Nothing is declared. */
  public static final Domains NONE = new Domains(Map.of());

  private final Map<String, Domain> byColumn;

  /** What one column can hold. */
  sealed interface Domain {}

  /** Numbers between these; one beyond counts as the nearest. */
  record Range(double from, double to) implements Domain {}

  /** These names, and one more for all others. */
  record Names(List<String> names) implements Domain {}

  private Domains(Map<String, Domain> byColumn) {
    this.byColumn = byColumn;
  }

  /**
   * @throws Fault R504 if a text declares nothing, or a column is declared twice
   */
  public static Domains of(List<String> texts) {
    Map<String, Domain> all = new LinkedHashMap<>();
    for (String text : texts) {
      int colon = text.lastIndexOf(':');
      String name = colon < 0 ? "" : text.substring(0, colon).strip();
      Optional<Domain> domain = name.isEmpty() ? Optional.empty() : domain(text, colon);
      if (domain.isEmpty()) {
        throw Fault.of(TableFaults.DOMAIN_UNCLEAR, text).at("domain");
      }
      if (all.put(name, domain.get()) != null) {
        throw Fault.of(TableFaults.DOMAIN_TWICE, name).at("domain");
      }
    }
    return new Domains(all);
  }

  /** How a text is written that declares what a column holds. */
  public static final class Form implements TextForm {
    @Override
    public void check(String text) {
      of(List.of(text));
    }
  }

  private static Optional<Domain> domain(String text, int colon) {
    String said = text.substring(colon + 1).strip();
    Matcher range = RANGE.matcher(said);
    if (range.matches()) {
      double from = PlainNumber.written(range.group(1));
      double to = PlainNumber.written(range.group(2));
      return from < to ? Optional.of(new Range(from, to)) : Optional.empty();
    }
    List<String> names = List.of(said.split("\\|")).stream().map(String::strip).toList();
    boolean good =
        names.size() > 1
            && names.stream().distinct().count() == names.size()
            && names.stream().noneMatch(ColumnCells::missing);
    return good ? Optional.of(new Names(names)) : Optional.empty();
  }

  public Optional<Domain> of(String column) {
    return Optional.ofNullable(byColumn.get(column));
  }

  /** The names that a column can have; none if these were not declared. */
  public List<String> names(String column) {
    return byColumn.get(column) instanceof Names some ? some.names() : List.of();
  }

  /** The columns that are declared. */
  List<String> columns() {
    return List.copyOf(byColumn.keySet());
  }
}
