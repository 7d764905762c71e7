package org.tattle.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.tattle.table.hierarchy.Hierarchy;

/**
 * What nobody should learn is spread in each class nearly as in the whole table (Li, Li and
 * Venkatasubramanian 2007): the earth mover's distance of both is at most t, where moving all of it
 * as far as can be costs 1. How far values are from each other:
 *
 * <ul>
 *   <li>equal: all as far, {@code ½ Σ |p − q|} (section 4.1);
 *   <li>ordered: by how many lie between, {@code Σ_i |Σ_{j≤i} (p_j − q_j)| / (m − 1)};
 *   <li>hierarchical: by how far up they join. What the branches of a node have too much and too
 *       little of is evened out there, {@code min(much, little) · height / whole height}.
 * </ul>
 *
 * @param order of each value's number its place among the sorted ones; empty if values are in none
 * @param tree how values join; empty if they do not
 */
public record Closeness(double t, Optional<int[]> order, Optional<Hierarchy> tree)
    implements Criterion {
  private static final double ROUNDING = 1e-12;

  /** All values are as far from each other. */
  public static Closeness equal(double t) {
    return new Closeness(t, Optional.empty(), Optional.empty());
  }

  /** Values are the farther apart the more lie between them. */
  public static Closeness ordered(double t, List<String> values) {
    Integer[] sorted = new Integer[values.size()];
    Arrays.setAll(sorted, i -> i);
    Arrays.sort(sorted, (a, b) -> TextOrder.NUMBERS_FIRST.compare(values.get(a), values.get(b)));
    int[] place = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      place[sorted[i]] = i;
    }
    return new Closeness(t, Optional.of(place), Optional.empty());
  }

  /** Values are the farther apart the higher up they join; they are numbered as it does. */
  public static Closeness hierarchical(double t, Hierarchy tree) {
    return new Closeness(t, Optional.empty(), Optional.of(tree));
  }

  @Override
  public int least() {
    return 1;
  }

  @Override
  public IntPredicate passes(Grouping classes) {
    int[] overall = classes.overall();
    double[] whole = new double[overall.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (double) overall[i] / classes.published();
    }
    double[] extra = new double[whole.length];
    return of -> {
      for (int i = 0; i < extra.length; i++) {
        extra[i] = -whole[i];
      }
      for (int at = classes.begin(of); at < classes.begin(of + 1); at++) {
        extra[classes.secret(at)] += (double) classes.count(at) / classes.size(of);
      }
      return distance(extra) <= t + ROUNDING;
    };
  }

  /** How much must be moved how far so that nothing is too much or too little, from 0 to 1. */
  double distance(double[] extra) {
    if (tree.isPresent()) {
      return byTree(extra, tree.get());
    }
    return order.isPresent() ? byOrder(extra, order.get()) : byAmount(extra);
  }

  private static double byAmount(double[] extra) {
    double sum = 0;
    for (double much : extra) {
      sum += Math.abs(much);
    }
    return sum / 2;
  }

  private static double byOrder(double[] extra, int[] place) {
    double[] sorted = new double[place.length];
    for (int i = 0; i < extra.length; i++) {
      sorted[place[i]] = extra[i];
    }
    double sum = 0;
    double carried = 0;
    for (double much : sorted) {
      carried += much;
      sum += Math.abs(carried);
    }
    return sorted.length < 2 ? 0 : sum / (sorted.length - 1);
  }

  private static double byTree(double[] extra, Hierarchy tree) {
    int height = tree.levels() - 1;
    double cost = 0;
    double[] below = extra;
    for (int level = 1; level <= height; level++) {
      double[] much = new double[tree.labels(level).size()];
      double[] little = new double[much.length];
      int[] parent = parents(tree, level);
      for (int i = 0; i < below.length; i++) {
        much[parent[i]] += Math.max(0, below[i]);
        little[parent[i]] += Math.max(0, -below[i]);
      }
      double[] left = new double[much.length];
      for (int i = 0; i < left.length; i++) {
        cost += Math.min(much[i], little[i]) * level / height;
        left[i] = much[i] - little[i];
      }
      below = left;
    }
    return cost;
  }

  /** Of each label of the level below, the number of what it becomes. */
  private static int[] parents(Hierarchy tree, int level) {
    int[] parent = new int[tree.labels(level - 1).size()];
    int[] lower = tree.groups(level - 1);
    int[] upper = tree.groups(level);
    for (int code = 0; code < lower.length; code++) {
      parent[lower[code]] = upper[code];
    }
    return parent;
  }
}
