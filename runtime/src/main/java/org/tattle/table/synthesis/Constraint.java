package org.tattle.table.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tattle.component.TextForm;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PublicationFaults;

/**
 * What every made-up row must be like, known to everybody: {@code age < 18 => marital =
 * Never-married}. If all of what stands before the arrow is so, all of what stands behind it is.
 *
 * @param given what it speaks of; of every row if there is nothing
 * @param then what is so of these
 */
public record Constraint(List<Condition> given, List<Condition> then) {
  private static final Pattern CONDITION =
      Pattern.compile("\\s*(.+?)\\s*(<=|>=|!=|=|<|>)\\s*(.+?)\\s*");

  /** What one column holds. */
  public record Condition(String column, String comparing, String value) {
    boolean holds(String text) {
      if (comparing.equals("=") || comparing.equals("!=")) {
        return text.equals(value) == comparing.equals("=");
      }
      double number = PlainNumber.of(text);
      double bound = PlainNumber.written(value);
      return switch (comparing) {
        case "<" -> number < bound;
        case "<=" -> number <= bound;
        case ">" -> number > bound;
        default -> number >= bound;
      };
    }
  }

  /**
   * Reads one.
   *
   * @throws Fault R504 if it says nothing
   */
  public static Constraint of(String text) {
    String[] sides = text.split("=>", -1);
    if (sides.length > 2) {
      throw unclear(text);
    }
    return sides.length == 1
        ? new Constraint(List.of(), conditions(sides[0], text))
        : new Constraint(conditions(sides[0], text), conditions(sides[1], text));
  }

  private static List<Condition> conditions(String side, String text) {
    List<Condition> all = new ArrayList<>();
    for (String part : side.split("&", -1)) {
      Matcher matcher = CONDITION.matcher(part);
      if (!matcher.matches()) {
        throw unclear(text);
      }
      Condition condition = new Condition(matcher.group(1), matcher.group(2), matcher.group(3));
      boolean orders =
          condition.comparing().startsWith("<") || condition.comparing().startsWith(">");
      if (orders && Double.isNaN(PlainNumber.written(condition.value()))) {
        throw unclear(text);
      }
      all.add(condition);
    }
    return all;
  }

  /** How a text is written that says what rows are like. */
  public static final class Form implements TextForm {
    @Override
    public void check(String text) {
      of(text);
    }
  }

  private static Fault unclear(String text) {
    return Fault.of(PublicationFaults.CONSTRAINT_UNCLEAR, text).at("constraints");
  }

  /** The columns that it speaks of. */
  public List<String> columns() {
    List<String> all = new ArrayList<>();
    given.forEach(it -> all.add(it.column()));
    then.forEach(it -> all.add(it.column()));
    return all;
  }

  /** Whether a row is like that. */
  public boolean holds(Function<String, String> row) {
    return !given.stream().allMatch(it -> it.holds(row.apply(it.column())))
        || then.stream().allMatch(it -> it.holds(row.apply(it.column())));
  }
}
