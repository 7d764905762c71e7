package org.tattle.data.table.cell;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which class an output column is of. Whoever writes outputs down puts something before the name of
 * the class, {@code pcat} or {@code proba_-1}, and nobody says what: it is found as that which,
 * taken away from all headings, leaves the labels that occur in the rows.
 */
public final class ClassNames {
  private static final Pattern NUMBER_AT_END = Pattern.compile(".*?(?=\\d+$)");
  private static final Pattern BEFORE = Pattern.compile("(?i).*[^\\p{L}\\d]|p|prob|proba|score|");
  private static final double EXACT = 1e15;

  private ClassNames() {}

  /** What a class is called, whoever wrote it: {@code 3.0} and {@code 3.00e+00} are {@code 3}. */
  public static String plain(String text) {
    double number = PlainNumber.of(text);
    if (Double.isNaN(number)) {
      return text;
    }
    return number == Math.rint(number) && Math.abs(number) < EXACT
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** What tells whether two texts mean one class: the name, where numpy, pandas and R differ. */
  public static String key(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    return Set.of("true", "false").contains(word) ? word : plain(text);
  }

  /** A flag's other name: numpy writes it as a number where a table has numbers besides. */
  public static Optional<String> other(String key) {
    return switch (key) {
      case "0" -> Optional.of("false");
      case "1" -> Optional.of("true");
      case "false" -> Optional.of("0");
      case "true" -> Optional.of("1");
      default -> Optional.empty();
    };
  }

  /**
   * The classes that headings stand for, in their order.
   *
   * @param labels the keys of the labels in the rows
   */
  public static List<String> of(List<String> headings, Set<String> labels) {
    List<String> best = ends(headings);
    long most = found(best, labels);
    int prefix = common(headings, false);
    int suffix = common(headings, true);
    for (int behind = 0; behind <= suffix; behind++) {
      for (int before = 0; before <= prefix && most < labels.size(); before++) {
        List<String> names = within(headings, before, behind);
        long found = found(names, labels);
        if (found > most) {
          most = found;
          best = names;
        }
      }
    }
    return best;
  }

  /** The one of two classes that a single output column is named after. */
  public static Optional<String> named(String heading, List<String> classes) {
    List<String> fitting = classes.stream().filter(name -> ends(heading, name)).toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  private static boolean ends(String heading, String name) {
    return heading.endsWith(name)
        && BEFORE.matcher(heading.substring(0, heading.length() - name.length())).matches();
  }

  /** The numbers at the headings' ends, or the headings where they have none. */
  private static List<String> ends(List<String> headings) {
    List<String> ends =
        headings.stream().map(name -> NUMBER_AT_END.matcher(name).replaceFirst("")).toList();
    return distinct(ends) ? ends : headings;
  }

  private static List<String> within(List<String> headings, int before, int behind) {
    return headings.stream()
        .map(
            name ->
                before + behind > name.length()
                    ? name
                    : name.substring(before, name.length() - behind).strip())
        .map(ClassNames::plain)
        .toList();
  }

  /** How many of the labels are among the names, if every name is another class. */
  private static long found(List<String> names, Set<String> labels) {
    if (!distinct(names)) {
      return 0;
    }
    Set<String> keys = new HashSet<>(names.stream().map(ClassNames::key).toList());
    boolean flags = keys.equals(Set.of("true", "false")) || keys.equals(Set.of("0", "1"));
    return labels.stream()
        .filter(
            label ->
                keys.contains(label) || flags && other(label).filter(keys::contains).isPresent())
        .count();
  }

  private static boolean distinct(List<String> names) {
    return new LinkedHashSet<>(names.stream().map(ClassNames::key).toList()).size() == names.size();
  }

  /** How many characters all of them begin or end with. */
  private static int common(List<String> names, boolean end) {
    String first = names.get(0);
    int length = first.length();
    for (String name : names) {
      int same = 0;
      while (same < Math.min(length, name.length())
          && at(first, same, end) == at(name, same, end)) {
        same++;
      }
      length = same;
    }
    return length;
  }

  private static char at(String name, int i, boolean end) {
    return name.charAt(end ? name.length() - 1 - i : i);
  }
}
