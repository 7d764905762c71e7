package org.tattle.record.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tattle.run.Control;

/** Picks among pairs so that each record is in one at most. */
public enum OneToOne {
  /** The best pair first, and so on, of those that are left. */
  GREEDY {
    @Override
    public List<LinkedPair> of(List<LinkedPair> pairs, Control control) {
      BitSet firsts = new BitSet();
      BitSet seconds = new BitSet();
      List<LinkedPair> picked = new ArrayList<>();
      pairs.stream()
          .sorted(LinkedPair.BEST_FIRST)
          .filter(pair -> !firsts.get(pair.first()) && !seconds.get(pair.second()))
          .forEach(
              pair -> {
                if (!firsts.get(pair.first()) && !seconds.get(pair.second())) {
                  firsts.set(pair.first());
                  seconds.set(pair.second());
                  picked.add(pair);
                }
              });
      return picked;
    }
  },
  /** Those of which each is the other's best, and no second choices. */
  MUTUAL {
    @Override
    public List<LinkedPair> of(List<LinkedPair> pairs, Control control) {
      BitSet firsts = new BitSet();
      BitSet seconds = new BitSet();
      List<LinkedPair> picked = new ArrayList<>();
      for (LinkedPair pair : pairs.stream().sorted(LinkedPair.BEST_FIRST).toList()) {
        if (!firsts.get(pair.first()) && !seconds.get(pair.second())) {
          picked.add(pair);
        }
        firsts.set(pair.first());
        seconds.set(pair.second());
      }
      return picked;
    }
  },
  /**
   * Those whose scores sum to the most (Kuhn 1955, The Hungarian Method for the Assignment Problem;
   * by shortest paths as Jonker and Volgenant 1987). Records that hang together by pairs are looked
   * at by themselves; where more than {@value #LARGEST} do, the best pair is taken first.
   */
  HUNGARIAN {
    @Override
    public List<LinkedPair> of(List<LinkedPair> pairs, Control control) {
      List<LinkedPair> picked = new ArrayList<>();
      for (List<LinkedPair> together : components(pairs)) {
        control.check();
        if (together.size() == 1) {
          picked.addAll(together);
        } else if (together.stream().mapToInt(LinkedPair::first).distinct().count() > LARGEST) {
          picked.addAll(GREEDY.of(together, control));
        } else {
          picked.addAll(new Dense(together).best(control));
        }
      }
      picked.sort(LinkedPair.BEST_FIRST);
      return picked;
    }
  };

  private static final int LARGEST = 1500;

  /** The best first; scores are above 0. */
  public abstract List<LinkedPair> of(List<LinkedPair> pairs, Control control);

  private static Iterable<List<LinkedPair>> components(List<LinkedPair> pairs) {
    int firsts = pairs.stream().mapToInt(LinkedPair::first).max().orElse(-1) + 1;
    int seconds = pairs.stream().mapToInt(LinkedPair::second).max().orElse(-1) + 1;
    int[] above = IntStream.range(0, firsts + seconds).toArray();
    for (LinkedPair pair : pairs) {
      above[root(above, pair.first())] = root(above, firsts + pair.second());
    }
    Map<Integer, List<LinkedPair>> all = new LinkedHashMap<>();
    for (LinkedPair pair : pairs) {
      all.computeIfAbsent(root(above, pair.first()), it -> new ArrayList<>()).add(pair);
    }
    return all.values();
  }

  private static int root(int[] above, int node) {
    int at = node;
    while (above[at] != at) {
      above[at] = above[above[at]];
      at = above[at];
    }
    return at;
  }

  /**
   * The problem of one component; a record that no pair is picked of gets one that costs nothing.
   */
  private static final class Dense {
    private final List<Integer> firsts;
    private final List<Integer> seconds;
    private final double[][] cost;

    Dense(List<LinkedPair> pairs) {
      firsts = pairs.stream().map(LinkedPair::first).distinct().sorted().toList();
      seconds = pairs.stream().map(LinkedPair::second).distinct().sorted().toList();
      Map<Integer, Integer> row = places(firsts);
      Map<Integer, Integer> column = places(seconds);
      cost = new double[firsts.size()][firsts.size() + seconds.size()];
      pairs.forEach(it -> cost[row.get(it.first())][column.get(it.second())] = -it.score());
    }

    private static Map<Integer, Integer> places(List<Integer> all) {
      Map<Integer, Integer> places = new HashMap<>();
      all.forEach(it -> places.put(it, places.size()));
      return places;
    }

    List<LinkedPair> best(Control control) {
      int columns = cost[0].length;
      double[] rowPrice = new double[cost.length];
      double[] price = new double[columns];
      int[] taken = new int[columns];
      Arrays.fill(taken, -1);
      for (int row = 0; row < cost.length; row++) {
        control.check();
        augment(row, rowPrice, price, taken);
      }
      List<LinkedPair> picked = new ArrayList<>();
      for (int column = 0; column < seconds.size(); column++) {
        if (taken[column] >= 0 && cost[taken[column]][column] < 0) {
          double score = -cost[taken[column]][column];
          picked.add(new LinkedPair(firsts.get(taken[column]), seconds.get(column), score));
        }
      }
      return picked;
    }

    /** Gives a row its column by the cheapest way of giving others up. */
    private void augment(int row, double[] rowPrice, double[] price, int[] taken) {
      int columns = price.length;
      double[] least = new double[columns];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      int[] before = new int[columns];
      BitSet done = new BitSet();
      int column = -1;
      int at = row;
      do {
        double step = Double.POSITIVE_INFINITY;
        int next = -1;
        for (int c = 0; c < columns; c++) {
          if (!done.get(c)) {
            double here = cost[at][c] - rowPrice[at] - price[c];
            if (here < least[c]) {
              least[c] = here;
              before[c] = column;
            }
            if (least[c] < step) {
              step = least[c];
              next = c;
            }
          }
        }
        rowPrice[row] += step;
        for (int c = 0; c < columns; c++) {
          if (done.get(c)) {
            rowPrice[taken[c]] += step;
            price[c] -= step;
          } else {
            least[c] -= step;
          }
        }
        column = next;
        done.set(column);
        at = taken[column];
      } while (at >= 0);
      for (int c = column; c >= 0; ) {
        int previous = before[c];
        taken[c] = previous < 0 ? row : taken[previous];
        c = previous;
      }
    }
  }
}
