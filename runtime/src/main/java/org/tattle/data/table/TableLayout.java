package org.tattle.data.table;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.data.Column.Role;
import org.tattle.data.Labels;
import org.tattle.data.table.ColumnCells.Wanted;
import org.tattle.data.table.cell.Headings;
import org.tattle.data.table.cell.Missing;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.TableFaults;

/**
 * What the columns of a table are for.
 *
 * @param label the column to predict, if there is one
 * @param predicts what its values are
 * @param member the column that says who is a member, if there is one
 * @param drop columns to leave out
 * @param numbers columns that must hold numbers
 * @param categories columns whose values are names even where they look like numbers
 * @param raw columns whose numbers are left as they are written
 * @param sensitive columns that nobody should learn
 * @param quasi columns that together tell who a person is
 * @param person the column that says whose row it is, if there is one
 * @param id the column that people call rows by, if there is one
 * @param missing what to do where a value is missing
 * @param absent texts that stand for a missing value
 * @param domains what columns can hold, as far as it was declared
 */
public record TableLayout(
    Optional<String> label,
    Labels.Kind predicts,
    Optional<String> member,
    List<String> drop,
    List<String> numbers,
    List<String> categories,
    List<String> raw,
    List<String> sensitive,
    List<String> quasi,
    Optional<String> person,
    Optional<String> id,
    Missing missing,
    List<String> absent,
    Domains domains) {

  public static TableLayout of(String label) {
    return of(label, List.of());
  }

  /** All columns but some. */
  public static TableLayout of(String label, List<String> drop) {
    return of(Optional.of(label), drop);
  }

  /** All columns but some, of which none is to be predicted. */
  public static TableLayout unlabelled(List<String> drop) {
    return of(Optional.empty(), drop);
  }

  private static TableLayout of(Optional<String> label, List<String> drop) {
    List<String> none = List.of();
    return new TableLayout(
        label,
        Labels.Kind.CLASSES,
        Optional.empty(),
        drop,
        none,
        none,
        none,
        none,
        none,
        Optional.empty(),
        Optional.empty(),
        Missing.FILL,
        none,
        Domains.NONE);
  }

  /**
   * That every name is a heading, and that they do not contradict each other.
   *
   * @throws Fault R504 if not
   */
  void check(List<String> headings, String table) {
    List<String> labels = label.stream().toList();
    check(headings, labels, "label", table);
    List<String> members = member.stream().toList();
    check(headings, members, "member", table);
    check(headings, drop, "drop", table);
    check(headings, numbers, "numbers", table);
    check(headings, categories, "categories", table);
    check(headings, raw, "raw", table);
    check(headings, sensitive, "sensitive", table);
    check(headings, quasi, "quasi", table);
    List<String> persons = person.stream().toList();
    check(headings, persons, "person", table);
    disjoint(persons, "person", labels, "label");
    disjoint(persons, "person", members, "member");
    disjoint(persons, "person", drop, "drop");
    List<String> ids = id.stream().toList();
    check(headings, ids, "id", table);
    disjoint(ids, "id", labels, "label");
    disjoint(ids, "id", members, "member");
    disjoint(ids, "id", persons, "person");
    disjoint(ids, "id", drop, "drop");
    disjoint(ids, "id", domains.columns(), "domain");
    check(headings, domains.columns(), "domain", table);
    disjoint(numbers, "numbers", categories, "categories");
    disjoint(raw, "raw", categories, "categories");
    disjoint(raw, "raw", domains.columns(), "domain");
    disjoint(drop, "drop", domains.columns(), "domain");
    disjoint(members, "member", domains.columns(), "domain");
    disjoint(sensitive, "sensitive", quasi, "quasi");
    disjoint(members, "member", labels, "label");
    disjoint(members, "member", drop, "drop");
    disjoint(drop, "drop", labels, "label");
    for (List<String> others : List.of(numbers, categories, raw, sensitive, quasi)) {
      disjoint(drop, "drop", others, "another list");
      disjoint(members, "member", others, "another list");
      disjoint(persons, "person", others, "another list");
      disjoint(ids, "id", others, "another list");
    }
    disjoint(sensitive, "sensitive", labels, "label");
    disjoint(quasi, "quasi", labels, "label");
    if (predicts == Labels.Kind.CLASSES) {
      disjoint(
          numbers,
          "numbers",
          labels,
          "label",
          "is it a number to predict? Say `task=regression`, and leave it out of `numbers`");
      disjoint(
          raw,
          "raw",
          labels,
          "label",
          "is it a number to predict? Say `task=regression`; classes have no unit");
    }
  }

  /** Whether a text stands for a missing value: the same text, or the same number. */
  boolean absent(String text) {
    return !absent.isEmpty()
        && absent.stream()
            .anyMatch(it -> it.equals(text) || PlainNumber.of(it) == PlainNumber.of(text));
  }

  /** What the cells of a column are said to be. */
  Wanted wanted(String name) {
    if (label.equals(Optional.of(name))) {
      return predicts == Labels.Kind.NUMBERS ? Wanted.NUMBER : Wanted.LABEL;
    }
    Optional<Domains.Domain> domain = domains.of(name);
    if (domain.isPresent()) {
      return domain.get() instanceof Domains.Range ? Wanted.NUMBER : Wanted.CATEGORY;
    }
    return numbers.contains(name) || raw.contains(name)
        ? Wanted.NUMBER
        : categories.contains(name) ? Wanted.CATEGORY : Wanted.FOUND;
  }

  /** What a column is for. */
  Role role(String name) {
    if (label.equals(Optional.of(name))) {
      return Role.LABEL;
    }
    if (member.equals(Optional.of(name))) {
      return Role.MEMBER;
    }
    if (person.equals(Optional.of(name))) {
      return Role.PERSON;
    }
    if (drop.contains(name)) {
      return Role.DROPPED;
    }
    if (id.equals(Optional.of(name))) {
      return Role.ID;
    }
    return sensitive.contains(name)
        ? Role.SENSITIVE
        : quasi.contains(name) ? Role.QUASI : Role.PLAIN;
  }

  private static void check(
      List<String> headings, List<String> names, String parameter, String table) {
    for (String name : names) {
      Headings.find(headings, name, parameter, table);
    }
  }

  private static void disjoint(
      List<String> names, String parameter, List<String> others, String other) {
    disjoint(names, parameter, others, other, "a column can be only one of them");
  }

  private static void disjoint(
      List<String> names, String parameter, List<String> others, String other, String hint) {
    Set<String> both = new HashSet<>(names);
    both.retainAll(others);
    if (!both.isEmpty()) {
      String name = both.stream().sorted().findFirst().orElseThrow();
      throw Fault.of(
              TableFaults.TWO_ROLES,
              name,
              parameter,
              other.contains(" ") ? other : "`" + other + "`",
              hint)
          .at(parameter);
    }
  }
}
