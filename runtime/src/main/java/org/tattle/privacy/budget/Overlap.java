package org.tattle.privacy.budget;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How many rows two tables share, told from the values that rows have in some columns. Each table
 * has a sample of its different values, the same sample in both, with how often each occurs.
 *
 * <p>The witnesses are the values that occur once in each. Other people give some too: where rows
 * are drawn independently, from whatever two sources, how often a value occurs in the one and in
 * the other is about Poisson with means a and b. If it occurs twice in all, then it does so once in
 * each with chance 2ab/(a + b)², which is at most 1/2. So many more witnesses than values that
 * occur twice in one table and not in the other are no chance, whatever the values are. And of
 * witnesses by chance there are 2√(T₁T₂) at most, where T are those twice in one and not in the
 * other (by the inequality of Cauchy and Schwarz); what is above that is shared rows.
 *
 * @param both how many values occur once in each
 * @param twiceHere how many occur twice here and not there, and the other way round
 * @param onceHere how many occur once here and not there, and the other way round
 * @param enough how many witnesses are enough where nearly all rows are different, which chance
 *     does not make alike; more than there are where they are not
 */
record Overlap(int both, int twiceHere, int twiceThere, int onceHere, int onceThere, int enough) {
  /** What is chance once in 2^30 times is taken for none. */
  static final double SURE = 30;

  private static final int FEW = 8;

  private static final double DIFFERENT = 0.8;

  /**
   * Some of the values that a table has in some columns.
   *
   * @param times how often each occurs, the least first
   * @param reach below which all are there
   */
  record Values(Map<Long, Integer> times, long reach) {
    /** How many of them lie below another reach: they are spread evenly up to their own. */
    private long below(long other) {
      return Math.round(times.size() * Math.min(1, (double) other / reach));
    }

    /** Fewer witnesses may be chance whatever the values are, unless there are no more rows. */
    private int few(Values there) {
      return Math.min(FEW, Math.min(times.size(), there.times.size()));
    }

    private boolean nearlyAllDifferent() {
      return times.size() >= DIFFERENT * times.values().stream().mapToInt(it -> it).sum();
    }

    /** How many of those below a reach occur so often here, and not there. */
    private int alone(int often, Values there) {
      return (int)
          times.entrySet().stream()
              .limit(below(there.reach))
              .filter(it -> it.getValue() == often && !there.times.containsKey(it.getKey()))
              .count();
    }
  }

  /**
   * The largest share of rows that two tables have in common by any of the sets of columns of each,
   * of the rows of the one or of the other, whichever is more.
   */
  static double most(List<Values> here, List<Values> there) {
    Map<Long, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < there.size(); i++) {
      for (long value : there.get(i).times.keySet()) {
        places.computeIfAbsent(value, it -> new ArrayList<>(1)).add(i);
      }
    }
    double most = 0;
    for (Values mine : here) {
      int[] common = new int[there.size()];
      mine.times
          .keySet()
          .forEach(it -> places.getOrDefault(it, List.of()).forEach(i -> common[i]++));
      for (int i = 0; i < common.length; i++) {
        if (common[i] >= mine.few(there.get(i))) {
          most = Math.max(most, of(mine, there.get(i)).share());
        }
      }
    }
    return most;
  }

  private static Overlap of(Values here, Values there) {
    int both =
        (int)
            here.times.entrySet().stream()
                .filter(it -> it.getValue() == 1 && there.times.getOrDefault(it.getKey(), 0) == 1)
                .count();
    boolean different = here.nearlyAllDifferent() && there.nearlyAllDifferent();
    return new Overlap(
        both,
        here.alone(2, there),
        there.alone(2, here),
        here.alone(1, there),
        there.alone(1, here),
        different ? here.few(there) : Integer.MAX_VALUE);
  }

  /** The share of rows in common; 0 where chance may be all that made them. */
  double share() {
    double more = both - 2 * Math.sqrt((double) twiceHere * twiceThere);
    return more <= 0 || (both < enough && bits() < SURE)
        ? 0
        : more / (more + Math.min(onceHere, onceThere));
  }

  /** How unlikely so many witnesses are by chance, as a power of one half. */
  private double bits() {
    int all = both + twiceHere + twiceThere;
    return -Math.log(BinomialDistribution.of(all, 0.5).survivalProbability(both - 1)) / Math.log(2);
  }
}
