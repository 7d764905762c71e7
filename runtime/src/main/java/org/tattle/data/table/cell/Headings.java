package org.tattle.data.table.cell;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.TableFaults;

/** The names of a table's columns, and what to say when one is asked for that is not there. */
public final class Headings {
  private static final int SHOWN = 12;

  private Headings() {}

  /**
   * Where a column stands.
   *
   * @param parameter the parameter that names it
   * @throws Fault R504 if there is none of that name
   */
  public static int find(List<String> names, String name, String parameter, String table) {
    return find(
        names,
        name,
        parameter,
        table,
        "say `header=false`, and columns are c1 to c" + names.size());
  }

  /**
   * The same.
   *
   * @param unnamed what to do if the first line is a row and names no columns
   */
  public static int find(
      List<String> names, String name, String parameter, String table, String unnamed) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw Fault.of(TableFaults.NO_COLUMN, table, name, near(names, name, unnamed)).at(parameter);
    }
    return at;
  }

  /** A list of one name as a script writes it. */
  public static String list(String name) {
    return list(List.of(name));
  }

  /** A list of names as a script writes it. */
  public static String list(List<String> names) {
    return names.stream().map(Headings::name).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Columns as a sentence names them: {@code columns `age`, `ward` and `id`}. */
  public static String columns(List<String> names) {
    String last = "`" + names.get(names.size() - 1) + "`";
    return names.size() == 1
        ? "column " + last
        : names.subList(0, names.size() - 1).stream()
            .collect(Collectors.joining("`, `", "columns `", "` and " + last));
  }

  /** Quoted whether it must be or not: a name may be a word of the language. */
  private static String name(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String near(List<String> names, String name, String unnamed) {
    int most = Math.max(1, name.length() / 3);
    DamerauLevenshteinDistance distance = new DamerauLevenshteinDistance();
    return names.stream()
        .min(Comparator.comparingInt(other -> distance(distance, name, other)))
        .filter(other -> distance(distance, name, other) <= most)
        .filter(other -> distance(distance, name, other) < name.length())
        .map(other -> "did you mean `" + other + "`?")
        .orElseGet(() -> all(names, unnamed));
  }

  /** Capitals cost nothing: {@code Age} is near {@code age}. */
  private static int distance(DamerauLevenshteinDistance distance, String a, String b) {
    return distance.apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }

  private static String all(List<String> names, String unnamed) {
    String more = names.size() > SHOWN ? MessageText.of(", … (%,d in all)", names.size()) : "";
    if (names.stream().allMatch(name -> name.matches("-?[0-9.]+([eE]-?[0-9]+)?"))) {
      return "line 1 holds numbers; if it is a row, " + unnamed;
    }
    return "columns: " + names.stream().limit(SHOWN).collect(Collectors.joining(", ")) + more;
  }
}
