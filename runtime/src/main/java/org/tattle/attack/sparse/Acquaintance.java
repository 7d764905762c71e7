package org.tattle.attack.sparse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.attack.Context;
import org.tattle.data.Column.Role;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.data.table.cell.DayCell;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.publication.PublishedTable;

/** People whom the attacker knows a little of, and what it is. */
final class Acquaintance {
  private final Knowledge how;
  private final double sure;
  private final int attempts;
  private final Context context;
  private final Trails trails;
  private final WrittenColumn items;
  private final Optional<WrittenColumn> values;
  private final Optional<WrittenColumn> dates;
  private final int[] published;
  private final Map<String, List<Integer>> inside = new LinkedHashMap<>();
  private final Map<String, List<Integer>> outside = new LinkedHashMap<>();

  /**
   * @param sure how far the best must be ahead to be taken for a person
   * @param attempts how many people are looked for at most
   */
  Acquaintance(
      PublishedTable table,
      Knowledge how,
      double sure,
      int attempts,
      Trails trails,
      Context context) {
    this.sure = sure;
    this.attempts = attempts;
    this.how = how;
    this.context = context;
    this.trails = trails;
    WrittenTable known = table.everybody();
    this.items = known.column(how.item()).or(() -> table.truth().column(how.item())).orElseThrow();
    this.values = how.value().flatMap(known::column);
    this.dates = how.date().flatMap(known::column);
    WrittenColumn persons = known.columns(Role.PERSON).get(0);
    for (int row = 0; row < persons.size(); row++) {
      outside.computeIfAbsent(persons.text(row), name -> new ArrayList<>()).add(row);
    }
    trails.names().forEach(name -> inside.put(name, outside.remove(name)));
    this.published = new int[persons.size()];
    for (int place = 0; place < table.owners().length; place++) {
      published[table.owners()[place]] = place + 1;
    }
  }

  /** Of people in the table, by pseudonym, the rows there are of them. */
  Map<String, List<Integer>> inTheTable() {
    return inside;
  }

  /** The same of people who are not in it. */
  Map<String, List<Integer>> outside() {
    return outside;
  }

  /** Looks for some of these people by some of their rows. */
  LookedFor lookFor(Map<String, List<Integer>> people, Recognition by, String stream) {
    UniformRandomProvider random = context.seed().split(stream).random();
    List<String> names = new ArrayList<>(people.keySet());
    int[] order = PermutationSampler.natural(names.size());
    PermutationSampler.shuffle(random, order);
    int count = Math.min(attempts, order.length);
    LookedFor tried =
        new LookedFor(
            new boolean[count],
            new boolean[count],
            new double[count],
            new double[count],
            new int[count],
            new boolean[count]);
    for (int i = 0; i < count; i++) {
      context.control().check();
      String name = names.get(order[i]);
      List<Integer> rows = some(people.get(name), random);
      Match match = by.look(clues(rows, random));
      tried.taken()[i] = match.ahead() > 0 && match.ahead() >= sure;
      tried.found()[i] = tried.taken()[i] && trails.names().get(match.best()).equals(name);
      tried.ahead()[i] = match.ahead();
      tried.bits()[i] = match.bits();
      tried.others()[i] = people.get(name).size() - rows.size();
      tried.back()[i] = tried.found()[i] && movedBy(people.get(name), match);
    }
    return tried;
  }

  private List<Integer> some(List<Integer> rows, UniformRandomProvider random) {
    int[] order = PermutationSampler.natural(rows.size());
    PermutationSampler.shuffle(random, order);
    List<Integer> some = new ArrayList<>();
    for (int i = 0; i < Math.min(how.rows(), order.length); i++) {
      some.add(rows.get(order[i]));
    }
    return some;
  }

  private List<Clue> clues(List<Integer> rows, UniformRandomProvider random) {
    List<Clue> clues = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      int row = rows.get(i);
      int about = i < how.wrong() ? random.nextInt(items.size()) : row;
      String value = values.map(column -> column.text(row)).orElse("");
      String date = dates.map(column -> column.text(row)).orElse("");
      clues.add(
          new Clue(
              items.text(about),
              value,
              PlainNumber.of(value) + how.valueError() * (random.nextInt(3) - 1),
              date,
              DayCell.days(date) + how.dateError() * (2 * random.nextDouble() - 1)));
    }
    return clues;
  }

  /** Whether what was found is how far one of their published rows was moved, to half a day. */
  private boolean movedBy(List<Integer> rows, Match match) {
    OptionalInt one =
        rows.stream().mapToInt(row -> row).filter(row -> published[row] > 0).findFirst();
    if (one.isEmpty() || dates.isEmpty() || !trails.hasDates()) {
      return false;
    }
    double before = DayCell.days(dates.get().text(one.getAsInt()));
    double moved = trails.day(published[one.getAsInt()] - 1) - before;
    return Math.abs(moved - match.moved()) <= 0.5 + how.dateError();
  }
}
