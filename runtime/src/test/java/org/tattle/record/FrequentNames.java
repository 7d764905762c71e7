package org.tattle.record;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.data.table.WrittenRows;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/** Made-up people whose given names are as frequent as 1, 1/2, 1/3 and so on (Zipf). */
public final class FrequentNames {
  private static final List<String> NAMES =
      List.of(
          ("mary james patricia robert linda john barbara michael elizabeth william jennifer david"
                  + " maria richard susan charles margaret joseph dorothy thomas lisa daniel nancy"
                  + " paul karen mark betty donald helen george sandra kenneth donna steven carol"
                  + " edward ruth brian sharon ronald michelle anthony laura kevin sarah jason"
                  + " kimberly matthew deborah gary jessica timothy shirley jose cynthia larry")
              .split(" "));

  private FrequentNames() {}

  /** So many people, with {@code given} names and the decade in which they were {@code born}. */
  public static Dataset register(int people, long which) {
    UniformRandomProvider random = new Seed(which).split("frequent names").random();
    double all = 0;
    for (int rank = 1; rank <= NAMES.size(); rank++) {
      all += 1.0 / rank;
    }
    List<String> given = new ArrayList<>();
    List<String> born = new ArrayList<>();
    for (int person = 0; person < people; person++) {
      double left = all * random.nextDouble();
      int rank = 1;
      while (rank < NAMES.size() && (left -= 1.0 / rank) > 0) {
        rank++;
      }
      given.add(NAMES.get(rank - 1));
      born.add("" + (193 + random.nextInt(8)));
    }
    return WrittenRows.of(
        "register " + which,
        new WrittenTable(
            List.of(
                WrittenColumn.of("given", Role.PLAIN, given),
                WrittenColumn.of("born", Role.PLAIN, born))),
        Control.NONE);
  }
}
