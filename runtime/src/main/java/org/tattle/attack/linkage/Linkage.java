package org.tattle.attack.linkage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Tails;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Column.Role;
import org.tattle.data.WrittenColumn;
import org.tattle.data.table.cell.Headings;
import org.tattle.measure.Intervals;
import org.tattle.model.Access;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.run.catalogue.TableFaults;

/**
 * Looks for people in a published table by what is known of them (Sweeney 2002, section 1):
 *
 * <ol>
 *   <li>of each person, take the values of the known columns, written as the table writes them;
 *   <li>the rows that have the same are those that may be theirs: their class;
 *   <li>a class of one row singles the person out, and one of c rows does so with chance 1/c (the
 *       prosecutor's risk, of one who knows that the person is in the table);
 *   <li>what most rows of the class have in the sensitive column is what the person is taken for.
 * </ol>
 *
 * <p>The same is tried on people who are not in the table. What it tells of these it tells of
 * everybody, so learning counts as a leak where people in the table are told more of. Where rows
 * are pointed out for outsiders more often than for people in the table, to be the only one that
 * fits says little to whoever does not know who is in it.
 */
@Component(
    name = "linkage",
    doc = "Looks for people in a published table by what is known of them.",
    paper = "Sweeney 2002, k-Anonymity: A Model for Protecting Privacy",
    example = "attack linkage on open with known=[age, sex]")
public record Linkage(
    @Param(
            doc =
                "columns that the attacker knows of a person; if none is named, the publication's"
                    + " quasi-identifiers",
            column = true)
        List<String> known)
    implements Attack<PublishedTable> {
  private static final double CONTROL_LEVEL = 0.99;

  public Linkage {
    known = List.copyOf(known);
  }

  public Linkage() {
    this(List.of());
  }

  @Override
  public Class<PublishedTable> on() {
    return PublishedTable.class;
  }

  @Override
  public Class<Linked> finds() {
    return Linked.class;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.ROWS);
  }

  @Override
  public Linked run(PublishedTable table, Context context) {
    List<String> asked = columns(table);
    List<String> by =
        asked.stream().filter(name -> table.table().column(name).isPresent()).toList();
    Optional<String> secret =
        table.table().columns(Role.SENSITIVE).stream()
            .map(WrittenColumn::name)
            .filter(name -> !asked.contains(name))
            .findFirst();
    Classes classes = new Classes(table, by, secret, context.control());
    return new Linked(
        by,
        secret,
        classes.tally(table.split().members(), context.control()),
        classes.tally(table.split().nonmembers(), context.control()));
  }

  /**
   * What the attacker knows of a person, whether or not it is published.
   *
   * @throws Fault T306 if that is nothing, R504 if there is no such column
   */
  private List<String> columns(PublishedTable table) {
    List<String> there =
        table.data().written().columns().stream().map(WrittenColumn::name).toList();
    known.forEach(
        name ->
            Headings.find(there, name, "known", table.data().name(), "name one of its columns"));
    List<String> all = known.isEmpty() ? table.quasi() : known.stream().distinct().toList();
    if (all.isEmpty()) {
      throw Fault.of(TableFaults.NOTHING_KNOWN, Headings.list(there.stream().limit(2).toList()))
          .at("known");
    }
    return all;
  }

  /** To be the only row that fits must happen no more often to people who are not in the table. */
  @Override
  public Optional<Counterpart> control(PublishedTable table, Context context) {
    Linked found = run(table, context);
    Tally in = found.members();
    Tally out = found.others();
    return Optional.of(
        new Counterpart(
            new Leak(
                Linked.FALSE_LINKS,
                Intervals.clopperPearson(out.alone(), out.people(), CONTROL_LEVEL),
                Intervals.clopperPearson(in.alone(), in.people(), CONTROL_LEVEL),
                1,
                Tails.MORE,
                ""),
            AttackFaults.CONTROL_LINKS,
            "on people who are not in the table, for whom one row alone may fit, but no more often"
                + " than for those who are",
            "The control of “%s” failed: one row alone fits for people who are not in the table,"
                + " too (for %s of them), and more often: it is a person's own only if it is known"
                + " that they are in the table."));
  }
}
