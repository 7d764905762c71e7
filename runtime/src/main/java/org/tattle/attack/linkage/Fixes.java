package org.tattle.attack.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tattle.attack.Context;
import org.tattle.component.Schema;
import org.tattle.defense.PublicationDefense;
import org.tattle.defense.publication.Generalise;
import org.tattle.defense.publication.LeaveOut;
import org.tattle.defense.publication.Suppress;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Fault;

/**
 * What the smallest changes to a table would leave of those who are alone in it: a column less, a
 * column a step coarser, or these rows left out. Each is made, and counted in again.
 */
final class Fixes {
  private static final int MOST_COLUMNS = 12;

  private Fixes() {}

  /** All of them: first those that leave fewest alone, of several the one that keeps most. */
  static List<Alone.Fix> of(PublishedTable table, List<String> by, Context context) {
    List<PublicationDefense> all = new ArrayList<>();
    for (String column : by.size() <= MOST_COLUMNS ? by : List.<String>of()) {
      all.add(new Suppress(List.of(column)));
      all.add(new Generalise(List.of(column), 1));
    }
    all.add(new LeaveOut(2));
    return all.stream()
        .flatMap(defense -> tried(table, by, defense, context))
        .sorted(
            Comparator.comparingInt(Alone.Fix::alone)
                .thenComparing(Comparator.comparingDouble(Alone.Fix::utility).reversed()))
        .toList();
  }

  private static Stream<Alone.Fix> tried(
      PublishedTable table, List<String> by, PublicationDefense defense, Context context) {
    context.control().check();
    try {
      PublishedTable fixed = table.defended(defense, context.trainer(), context.control());
      return Stream.of(
          new Alone.Fix(
              "defend " + Schema.text((Record) defense),
              Exposure.alone(fixed, by, context.control()),
              fixed.rows().value() == 0 ? 0 : fixed.utility().value()));
    } catch (Fault cannot) {
      return Stream.empty();
    }
  }
}
