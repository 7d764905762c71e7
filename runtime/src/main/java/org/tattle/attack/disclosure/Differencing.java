package org.tattle.attack.disclosure;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.tattle.attack.Context;
import org.tattle.attack.Threat;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.table.cell.Headings;
import org.tattle.model.Access;
import org.tattle.publication.PublishedCounts;
import org.tattle.table.counts.CountDraft;
import org.tattle.table.counts.CountTable;
import org.tattle.table.counts.Crossing;

/**
 * Takes the counts of two releases from each other, before and after one person left: what differs
 * is theirs (Denning, Denning and Schwartz 1979, The Tracker: a Threat to Statistical Database
 * Security). Of the combinations that the person may have by what is known of them and by all
 * differences, the most frequent tells the column that nobody should learn. Of people who are in
 * neither release the same is guessed, by what the counts say of everybody.
 */
@Component(
    name = "differencing",
    doc = "Learns of a person by counts before and after they left.",
    paper = "Denning, Denning and Schwartz 1979, The Tracker",
    example = "attack differencing on counts with secret=ward")
public record Differencing(
    @Param(
            doc = "the column to learn, one that is counted by; the last of these if not given",
            column = true)
        Optional<String> secret,
    @Param(doc = "people to try it on, of each kind, at most", min = 10, max = 1e6) int attempts)
    implements PeopleAttack<PublishedCounts> {
  public Differencing() {
    this(Optional.empty(), 200);
  }

  @Override
  public Class<PublishedCounts> on() {
    return PublishedCounts.class;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.COUNTS);
  }

  @Override
  public Threat threat() {
    return Threat.INFERENCE;
  }

  @Override
  public String what(PublishedCounts counts) {
    Crossing crossing = counts.counts().crossing();
    return "tells “%s” of a person who leaves, knowing the other columns,"
        .formatted(crossing.columns().get(column(crossing)));
  }

  /**
   * @throws org.tattle.run.Fault R504 if nobody is counted by that
   */
  private int column(Crossing crossing) {
    return secret
        .map(
            name ->
                Headings.find(
                    crossing.columns(), name, "secret", "the counts", "name one of their columns"))
        .orElse(crossing.columns().size() - 1);
  }

  @Override
  public Rate attempt(PublishedCounts counts, int[] people, Context context) {
    CountDraft before = counts.counts();
    Crossing crossing = before.crossing();
    int column = column(crossing);
    int[] members = counts.split().members().clone();
    Arrays.sort(members);
    int right = 0;
    for (int person : people) {
      context.control().check();
      boolean in = Arrays.binarySearch(members, person) >= 0;
      Optional<CountDraft> after =
          in
              ? Optional.of(counts.without(context.trainer(), context.control(), person))
              : Optional.empty();
      int own = counts.everybody()[person];
      right += guess(before, after, own, column) == crossing.digit(own, column) ? 1 : 0;
    }
    return new Rate(right, people.length);
  }

  /** The likeliest value; of several, the first. */
  private static int guess(CountDraft before, Optional<CountDraft> after, int own, int column) {
    Crossing crossing = before.crossing();
    int values = crossing.values().get(column).size();
    double best = -1;
    int guess = 0;
    for (int value = 0; value < values; value++) {
      int cell = crossing.with(own, column, value);
      boolean possible = after.map(later -> left(before, later, cell)).orElse(true);
      double often = often(before, cell);
      if (possible && often > best) {
        best = often;
        guess = value;
      }
    }
    return guess;
  }

  /** Whether both releases may be as they are if somebody of that combination left. */
  private static boolean left(CountDraft before, CountDraft after, int cell) {
    for (int t = 0; t < before.tables().size(); t++) {
      CountTable first = before.tables().get(t);
      CountTable then = after.tables().get(t);
      int own = before.crossing().part(cell, first.columns());
      if (first.low()[own] - then.high()[own] > 1 || first.high()[own] - then.low()[own] < 1) {
        return false;
      }
    }
    return true;
  }

  /** How often a combination comes, as far as the counts tell: by the widest tables. */
  private static double often(CountDraft counts, int cell) {
    double often = 0;
    for (CountTable table : counts.tables()) {
      int own = counts.crossing().part(cell, table.columns());
      double middle =
          (table.low()[own] + Math.min(table.high()[own], counts.people().length)) / 2.0;
      often += Math.pow(4, table.columns().length) * middle;
    }
    return often;
  }
}
