package org.tattle.table.search;

import java.util.List;
import java.util.function.IntPredicate;
import org.tattle.table.Demand;
import org.tattle.table.Grouping;

/**
 * What becomes of the rows under one recoding: a class that fails a model is left out whole, on
 * account of the first that it fails. Each model leaves out no more than its own share, and all
 * together no more than the largest.
 *
 * @param kept of each class, whether it is published
 * @param suppressed how many rows are left out
 * @param allowed whether the shares are kept
 */
record KeptClasses(boolean[] kept, int suppressed, boolean allowed) {
  static KeptClasses of(Grouping classes, List<Demand> demands) {
    List<IntPredicate> passes =
        demands.stream().map(demand -> demand.criterion().passes(classes)).toList();
    boolean[] kept = new boolean[classes.classes()];
    long[] charged = new long[demands.size()];
    int suppressed = 0;
    for (int of = 0; of < kept.length; of++) {
      if (classes.size(of) == 0) {
        continue;
      }
      int failed = 0;
      while (failed < charged.length && passes.get(failed).test(of)) {
        failed++;
      }
      kept[of] = failed == charged.length;
      if (!kept[of]) {
        charged[failed] += classes.size(of);
        suppressed += classes.size(of);
      }
    }
    boolean allowed = suppressed <= most(demands, classes.published());
    for (int i = 0; i < charged.length; i++) {
      allowed &= charged[i] <= limit(demands.get(i), classes.published());
    }
    return new KeptClasses(kept, suppressed, allowed);
  }

  /** How many rows may be left out in all. */
  static double most(List<Demand> demands, int rows) {
    return demands.stream().mapToDouble(demand -> limit(demand, rows)).max().orElse(0);
  }

  private static double limit(Demand demand, int rows) {
    return demand.suppress() * rows + 1e-9;
  }

  int classes() {
    int count = 0;
    for (boolean one : kept) {
      count += one ? 1 : 0;
    }
    return count;
  }
}
