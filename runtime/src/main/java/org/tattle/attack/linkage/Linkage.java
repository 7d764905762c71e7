package org.tattle.attack.linkage;

import java.util.Arrays;
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
import org.tattle.component.ParameterFault;
import org.tattle.data.Column.Role;
import org.tattle.data.WrittenColumn;
import org.tattle.data.table.cell.Headings;
import org.tattle.measure.Intervals;
import org.tattle.model.Access;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.run.catalogue.TableFaults;
import org.tattle.table.Fitting;

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
 *
 * <p>What is known may be partly wrong, or come from a register of the attacker's own: the row that
 * agrees in most is then looked for by the weights of Fellegi and Sunter 1969, and is said to be
 * the person's where that is probable enough.
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
        List<String> known,
    @Param(
            doc =
                "how: `exact` (all that is known agrees), or `fellegi_sunter` (what agrees weighs"
                    + " more the rarer it is)")
        Method method,
    @Param(doc = "a file with a table of people that the attacker has", file = true)
        Optional<String> register,
    @Param(
            doc =
                "the column that says who people are, in the register and in the data; to judge by"
                    + " alone",
            column = true)
        Optional<String> truth,
    @Param(
            doc = "the share of what is known that is wrong: somebody else's, drawn",
            share = true,
            min = 0,
            max = 1)
        double errors,
    @Param(
            doc = "how probable it must be that a row is a person's to say so",
            share = true,
            min = 0,
            above = true,
            max = 1)
        double sure,
    @Param(
            doc = "people to look for, of each kind, at most, where all rows are weighed for each",
            min = 10,
            max = 1e6)
        int attempts)
    implements Attack<PublishedTable> {
  private static final double CONTROL_LEVEL = 0.99;
  private static final int MOST_COLUMNS = 16;

  /** How rows are looked for. */
  public enum Method {
    EXACT,
    FELLEGI_SUNTER
  }

  public Linkage {
    known = List.copyOf(known);
    if (register.isPresent() && errors > 0) {
      throw new ParameterFault(
          "a register has its own errors, and others are drawn without one alone",
          "errors",
          "register");
    }
    if (register.isEmpty() && truth.isPresent()) {
      throw new ParameterFault("`truth` is for a `register`", "truth");
    }
  }

  public Linkage() {
    this(List.of());
  }

  public Linkage(List<String> known) {
    this(known, Method.EXACT, Optional.empty(), Optional.empty(), 0, 0.9, 2000);
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
    if (method == Method.EXACT && register.isEmpty() && errors == 0) {
      Classes classes = new Classes(table, by, secret, context.control());
      return new Linked(
          by,
          secret,
          classes.tally(table.split().members(), context.control()),
          classes.tally(table.split().nonmembers(), context.control()),
          journalist(table, by, context.control()));
    }
    return weighed(table, by, secret, context);
  }

  private Linked weighed(
      PublishedTable table, List<String> asked, Optional<String> secret, Context context) {
    Control control = context.control();
    Optional<Register> other = register.map(path -> Register.read(path, control));
    List<String> by =
        asked.stream()
            .filter(
                name ->
                    !known.isEmpty() || other.map(it -> it.headings().contains(name)).orElse(true))
            .toList();
    if (by.size() > MOST_COLUMNS || by.isEmpty()) {
      throw by.isEmpty()
          ? Fault.of(PublicationFaults.NOTHING_SHARED).at("register")
          : Fault.of(PublicationFaults.TOO_MANY_TO_WEIGH, by.size(), MOST_COLUMNS).at("known");
    }
    Seed seed = context.seed();
    int[] in = table.split().members();
    int[] out = table.split().nonmembers();
    Optional<Sought> listed = other.map(it -> it.people(table.data(), by, truth));
    Sought inside =
        listed
            .map(all -> all.among(in, true))
            .orElseGet(() -> Sought.of(table, by, in, errors, seed.split("errors")))
            .some(attempts, seed.split("members"));
    Sought outside =
        listed
            .map(all -> all.among(in, false))
            .orElseGet(() -> Sought.of(table, by, out, errors, seed.split("errors")))
            .some(attempts, seed.split("others"));
    if (inside.size() == 0) {
      throw Fault.of(PublicationFaults.NOBODY_LISTED).at("register");
    }
    ColumnAgreement agreement = new ColumnAgreement(table, by, control);
    Optional<Sought> learnedBy =
        method == Method.FELLEGI_SUNTER ? Optional.of(inside.and(outside)) : Optional.empty();
    RowLinks links = new RowLinks(table, agreement, learnedBy, secret, sure, control);
    return new Linked(
        by,
        secret,
        links.tally(inside, control),
        links.tally(outside, control),
        journalist(table, by, control));
  }

  /**
   * Of each published row, one over the people among all there are who are written like its owner:
   * the risk where nobody knows who is in the table.
   */
  private static double[] journalist(PublishedTable table, List<String> by, Control control) {
    List<WrittenColumn> columns =
        by.stream().map(name -> table.everybody().column(name).orElseThrow()).toList();
    Fitting people = new Fitting(columns, List.of(), table.data().rows(), 0, control);
    return Arrays.stream(table.owners())
        .mapToDouble(owner -> 1.0 / people.size(people.ofRow(owner)))
        .toArray();
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
    if (found.others().people() == 0) {
      return Optional.empty();
    }
    Tally in = found.members();
    Tally out = found.others();
    return Optional.of(
        new Counterpart(
            new Leak(
                Linked.FALSE_LINKS,
                Intervals.clopperPearson(out.claimed(), out.people(), CONTROL_LEVEL),
                Intervals.clopperPearson(in.claimed(), in.people(), CONTROL_LEVEL),
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
