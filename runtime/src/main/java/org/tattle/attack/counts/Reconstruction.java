package org.tattle.attack.counts;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Tails;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.measure.Intervals;
import org.tattle.model.Access;
import org.tattle.publication.PublishedCounts;
import org.tattle.run.Control;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.table.counts.CellBounds;
import org.tattle.table.counts.CountDraft;
import org.tattle.table.counts.CountProgram;
import org.tattle.table.counts.CountTable;
import org.tattle.table.counts.Crossing;
import org.tattle.table.counts.Fitted;

/**
 * Rebuilds people's rows from counts of them (Garfinkel, Abowd and Martindale 2019, Understanding
 * Database Reconstruction Attacks on Public Data):
 *
 * <ol>
 *   <li>each published count is an equation, or two bounds if it is hidden, of how many people have
 *       each combination;
 *   <li>bounds are taken from one equation to the others until nothing changes;
 *   <li>what is still open is put to an integer program, which tells the least and the greatest
 *       number of each;
 *   <li>of what is left, the likeliest is taken, and a row is written for each person.
 * </ol>
 *
 * <p>Rows are right where somebody has just these values, one for one. As many people who were not
 * counted have some of them as well: that is no leak. Nor is what counts by single columns tell.
 */
@Component(
    name = "reconstruction",
    doc = "Rebuilds people's rows from counts of them.",
    paper = "Dinur and Nissim 2003, Revealing Information while Preserving Privacy",
    example = "attack reconstruction on counts")
public record Reconstruction(
    @Param(
            doc = "combinations that the integer program may have open; of more, bounds alone tell",
            min = 0,
            max = 1e5)
        int solve)
    implements Attack<PublishedCounts> {
  private static final double CONTROL_LEVEL = 0.995;
  private static final int FEWEST = 20;

  public Reconstruction() {
    this(200);
  }

  @Override
  public Class<PublishedCounts> on() {
    return PublishedCounts.class;
  }

  @Override
  public Class<Rebuilt> finds() {
    return Rebuilt.class;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.COUNTS);
  }

  @Override
  public Rebuilt run(PublishedCounts counts, Context context) {
    Control control = context.control();
    CountDraft draft = counts.counts();
    CellBounds bounds = bounds(draft, control);
    int people = draft.people().length;
    int[] rows = Fitted.counts(bounds, people, control);
    int[] single = byOne(draft, control);
    int[] members = counts.split().members();
    int[] others = counts.split().nonmembers();
    return new Rebuilt(
        people,
        matched(counts, rows, members),
        others.length,
        matched(counts, rows, others),
        matched(counts, single, members),
        Math.min(people, Arrays.stream(bounds.least()).sum()),
        hidden(draft, null),
        hidden(draft, bounds));
  }

  private CellBounds bounds(CountDraft draft, Control control) {
    CellBounds bounds = new CellBounds(draft, control);
    CountProgram open = new CountProgram(bounds);
    if (open.size() <= solve) {
      open.narrow(control);
    }
    return bounds;
  }

  /** What whoever knows counts by single columns alone would take people for. */
  private static int[] byOne(CountDraft draft, Control control) {
    Crossing crossing = draft.crossing();
    CountDraft one = CountDraft.of(crossing, draft.people(), 1);
    CellBounds bounds = new CellBounds(one, control);
    return Fitted.counts(bounds, draft.people().length, control);
  }

  /** Of how many people a row is rebuilt, one for one, as if as many had been rebuilt. */
  private static int matched(PublishedCounts counts, int[] rebuilt, int[] people) {
    int[] there = new int[rebuilt.length];
    Arrays.stream(people).forEach(person -> there[counts.everybody()[person]]++);
    double all = Math.max(1, Arrays.stream(rebuilt).sum());
    double matched = 0;
    for (int cell = 0; cell < there.length; cell++) {
      matched += Math.min(there[cell], rebuilt[cell] * people.length / all);
    }
    return (int) Math.round(matched);
  }

  /** How many counts are not told; with bounds, how many of these are known all the same. */
  private static int hidden(CountDraft draft, CellBounds bounds) {
    int hidden = 0;
    for (CountTable table : draft.tables()) {
      int[] parts = draft.crossing().parts(table.columns());
      long[] open = new long[table.cells()];
      for (int cell = 0; bounds != null && cell < parts.length; cell++) {
        open[parts[cell]] += bounds.most()[cell] - bounds.least()[cell];
      }
      for (int cell = 0; cell < table.cells(); cell++) {
        hidden += !table.exact(cell) && open[cell] == 0 ? 1 : 0;
      }
    }
    return hidden;
  }

  /** Rows that are rebuilt must fit no half of the people better who were not counted. */
  @Override
  public Optional<Counterpart> control(PublishedCounts counts, Context context) {
    int[] others = counts.split().nonmembers().clone();
    if (others.length < FEWEST) {
      return Optional.empty();
    }
    PermutationSampler.shuffle(context.seed().split("halves").random(), others);
    Control control = context.control();
    CellBounds bounds = bounds(counts.counts(), control);
    int[] rows = Fitted.counts(bounds, counts.counts().people().length, control);
    int half = others.length / 2;
    int first = matched(counts, rows, Arrays.copyOfRange(others, 0, half));
    int second = matched(counts, rows, Arrays.copyOfRange(others, half, 2 * half));
    return Optional.of(
        new Counterpart(
            new Leak(
                Rebuilt.REBUILT,
                Intervals.clopperPearson(first, half, CONTROL_LEVEL),
                Intervals.clopperPearson(second, half, CONTROL_LEVEL),
                1,
                Tails.MORE,
                ""),
            AttackFaults.CONTROL_HALVES,
            "on one half of the people who were not counted, against the other",
            "The control of “%s” failed: it is right more often of one half of the people who were"
                + " not counted than of the other (%s)."));
  }
}
