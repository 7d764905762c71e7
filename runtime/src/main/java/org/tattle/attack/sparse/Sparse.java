package org.tattle.attack.sparse;

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
import org.tattle.data.WrittenColumn;
import org.tattle.data.table.cell.Headings;
import org.tattle.defense.publication.ShiftDates;
import org.tattle.measure.Intervals;
import org.tattle.model.Access;
import org.tattle.publication.PublishedTable;
import org.tattle.run.catalogue.AttackFaults;

/**
 * Finds people by a few of the many things that a table has of them, such as films that they rated
 * (Narayanan and Shmatikov 2008, section 4):
 *
 * <ol>
 *   <li>each known row counts for whoever has a row about the same thing, the more the rarer it is
 *       ({@code 1 / ln} of how many have), and the nearer value and day are ({@code
 *       e^(-|Δ|/scale)});
 *   <li>the best is taken for the person if it is ahead of the second by 1.5 standard deviations of
 *       all scores, and else nobody is;
 *   <li>all other rows of whom it finds are told then.
 * </ol>
 *
 * <p>The same is tried on people who are not in the table: nobody should be taken for them. What is
 * known of dates is held to dates as if all of a person's had been moved alike, by what fits best,
 * where the table is defended so.
 */
@Component(
    name = "sparse",
    doc = "Finds people by a few of the many things that a table has of each.",
    paper = "Narayanan and Shmatikov 2008, Robust De-anonymization of Large Sparse Datasets",
    example = "attack sparse on open with item=film value=stars date=day")
public record Sparse(
    @Param(
            doc = "the column that says what a row is about: a film, a place, a diagnosis",
            required = true,
            column = true)
        String item,
    @Param(doc = "the column that says what was said of it, such as stars", column = true)
        Optional<String> value,
    @Param(doc = "the column that says when", column = true) Optional<String> date,
    @Param(doc = "rows of each person that the attacker knows, at most", min = 1, max = 1000)
        int known,
    @Param(doc = "rows among these that are wrong altogether: about something else", min = 0)
        int wrong,
    @Param(
            doc = "how far known values are wrong: a third each by so much up, down and not at all",
            min = 0)
        double valueError,
    @Param(doc = "how many days known dates may be wrong, up or down", min = 0) double dateError,
    @Param(doc = "how far values are apart that count 1/e of the same", min = 0, above = true)
        double valueScale,
    @Param(doc = "how many days dates are apart that count 1/e of the same", min = 0, above = true)
        double dateScale,
    @Param(
            doc =
                "how far the best must be ahead, in standard deviations, to be taken for a person",
            min = 0)
        double sure,
    @Param(doc = "people to look for, of each kind, at most", min = 10, max = 1e6) int attempts)
    implements Attack<PublishedTable> {
  private static final double CONTROL_LEVEL = 0.99;

  public Sparse {
    if (wrong >= known) {
      throw new ParameterFault("one known row at least must be right", "wrong", "known");
    }
  }

  public Sparse() {
    this("item", Optional.empty(), Optional.empty(), 8, 0, 0, 0, 1.5, 14, 1.5, 300);
  }

  @Override
  public Class<PublishedTable> on() {
    return PublishedTable.class;
  }

  @Override
  public Class<Recognised> finds() {
    return Recognised.class;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.ROWS);
  }

  @Override
  public Recognised run(PublishedTable table, Context context) {
    List<String> there = table.truth().columns().stream().map(WrittenColumn::name).toList();
    find(there, item, "item");
    value.ifPresent(name -> find(there, name, "value"));
    date.ifPresent(name -> find(there, name, "date"));
    Trails trails = new Trails(table, item, value, date, context.control());
    Trails bare = new Trails(table, item, Optional.empty(), Optional.empty(), context.control());
    Recognition recognition = new Recognition(trails, valueScale, dateScale, moved(table));
    Recognition plain = new Recognition(bare, valueScale, dateScale, 0);
    Acquaintance people =
        new Acquaintance(
            table,
            new Knowledge(item, value, date, known, wrong, valueError, dateError),
            sure,
            attempts,
            trails,
            context);
    return new Recognised(
        item,
        known,
        trails.size(),
        people.lookFor(people.inTheTable(), recognition, "members"),
        people.lookFor(people.outside(), recognition, "others"),
        people.lookFor(people.inTheTable(), plain, "members"),
        moved(table) > 0);
  }

  private static void find(List<String> there, String name, String parameter) {
    Headings.find(there, name, parameter, "the publication", "name one of its columns");
  }

  /** How many days dates may have been moved, which whoever knows how the table was made knows. */
  private double moved(PublishedTable table) {
    return table.defenses().stream()
        .filter(ShiftDates.class::isInstance)
        .map(ShiftDates.class::cast)
        .filter(defense -> date.filter(defense.columns()::contains).isPresent())
        .mapToDouble(ShiftDates::most)
        .sum();
  }

  /** Nobody may be taken for people who are not in the table as often as for those who are. */
  @Override
  public Optional<Counterpart> control(PublishedTable table, Context context) {
    Recognised found = run(table, context);
    LookedFor in = found.members();
    LookedFor out = found.others();
    if (out.people() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Counterpart(
            new Leak(
                Recognised.FALSE_CLAIMS,
                Intervals.clopperPearson(out.claimed(), out.people(), CONTROL_LEVEL),
                Intervals.clopperPearson(in.claimed(), in.people(), CONTROL_LEVEL),
                1,
                Tails.MORE,
                ""),
            AttackFaults.CONTROL_LINKS,
            "on people who are not in the table, for whom somebody may be taken, but no more often"
                + " than for those who are",
            "The control of “%s” failed: it finds people who are not in the table, too (%s of"
                + " them), and more often than those who are."));
  }
}
