package org.tattle.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.tattle.run.Fault;
import org.tattle.run.Message;

/** The names of a table's columns, and what to say when one is asked for that is not there. */
final class Headings {
  private static final int SHOWN = 12;

  private Headings() {}

  /**
   * Where a column stands.
   *
   * @param parameter the parameter that names it
   * @throws Fault R504 if there is none of that name
   */
  static int find(List<String> names, String name, String parameter, String table) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw new Fault(
          "R504", parameter, Message.of("`%s` has no column `%s`", table, name), near(names, name));
    }
    return at;
  }

  /** A list of one name as a script writes it. */
  static String list(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? "[" + name + "]" : "[\"" + name + "\"]";
  }

  private static String near(List<String> names, String name) {
    int most = Math.max(1, name.length() / 3);
    DamerauLevenshteinDistance distance = new DamerauLevenshteinDistance();
    return names.stream()
        .min(Comparator.comparingInt(other -> distance(distance, name, other)))
        .filter(other -> distance(distance, name, other) <= most)
        .filter(other -> distance(distance, name, other) < name.length())
        .map(other -> "did you mean `" + other + "`?")
        .orElseGet(() -> all(names));
  }

  /** Capitals cost nothing: {@code Age} is near {@code age}. */
  private static int distance(DamerauLevenshteinDistance distance, String a, String b) {
    return distance.apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }

  private static String all(List<String> names) {
    String more = names.size() > SHOWN ? Message.of(", … (%,d in all)", names.size()) : "";
    if (names.stream().allMatch(name -> name.matches("-?[0-9.]+([eE]-?[0-9]+)?"))) {
      return "line 1 holds numbers; if it is a row, say `header=false`, and columns are c1 to c%d"
          .formatted(names.size());
    }
    return "columns: " + names.stream().limit(SHOWN).collect(Collectors.joining(", ")) + more;
  }
}
