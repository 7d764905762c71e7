package org.tattle.table;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * What nobody should learn is various in each class (Machanavajjhala 2007), so that whoever finds a
 * person's class does not know it:
 *
 * <ul>
 *   <li>distinct: at least l different values (definition 4, and section 4);
 *   <li>entropy: {@code -Σ p ln p ≥ ln l} (definition 5);
 *   <li>recursive: {@code r₁ < c (r_l + r_{l+1} + … + r_m)} with how often each value comes, most
 *       often first (definition 6).
 * </ul>
 *
 * @param l how various
 * @param c by how much the most frequent value may outweigh the rare ones, of {@code RECURSIVE}
 */
public record Diversity(Kind kind, double l, double c) implements Criterion {
  /** Which of the three. */
  public enum Kind {
    DISTINCT,
    ENTROPY,
    RECURSIVE
  }

  private static final double ROUNDING = 1e-12;

  @Override
  public int least() {
    return (int) Math.ceil(l);
  }

  @Override
  public IntPredicate passes(Grouping classes) {
    return switch (kind) {
      case DISTINCT -> of -> distinct(classes, of) >= l;
      case ENTROPY -> of -> entropy(classes, of) >= Math.log(l) - ROUNDING;
      case RECURSIVE -> of -> recursive(classes, of);
    };
  }

  private static int distinct(Grouping classes, int of) {
    int different = 0;
    for (int at = classes.begin(of); at < classes.begin(of + 1); at++) {
      different += classes.count(at) > 0 ? 1 : 0;
    }
    return different;
  }

  private static double entropy(Grouping classes, int of) {
    double size = classes.size(of);
    double sum = 0;
    for (int at = classes.begin(of); at < classes.begin(of + 1); at++) {
      double share = classes.count(at) / size;
      sum -= share > 0 ? share * Math.log(share) : 0;
    }
    return sum;
  }

  private boolean recursive(Grouping classes, int of) {
    int from = classes.begin(of);
    int[] counts = new int[classes.begin(of + 1) - from];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = classes.count(from + i);
    }
    Arrays.sort(counts);
    int rare = counts.length - ((int) l - 1);
    double tail = 0;
    for (int i = 0; i < rare; i++) {
      tail += counts[i];
    }
    return rare > 0 && counts[counts.length - 1] < c * tail;
  }
}
