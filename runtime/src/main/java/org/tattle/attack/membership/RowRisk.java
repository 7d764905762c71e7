package org.tattle.attack.membership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How exposed one row is.
 *
 * @param rank 1 for the most exposed
 * @param row its number in the data set
 * @param score what the attack gave it
 * @param member whether the target was trained on it
 * @param fpr the share of non-members that an attacker would call members along with it: at least
 *     as high in score
 */
public record RowRisk(int rank, int row, double score, boolean member, double fpr) {

  /**
   * Those of some rows, the most exposed first.
   *
   * @param rows their numbers in the data set
   * @param scores what the attack gave them
   * @param member whether the target was trained on them
   */
  static List<RowRisk> of(int[] rows, double[] scores, boolean[] member) {
    List<Integer> order = new ArrayList<>();
    int outside = 0;
    for (int i = 0; i < scores.length; i++) {
      order.add(i);
      outside += member[i] ? 0 : 1;
    }
    order.sort(Comparator.comparingDouble(i -> -scores[i]));
    int[] above = new int[order.size()];
    int others = 0;
    for (int from = 0, to; from < above.length; from = to) {
      for (to = from; to < above.length && scores[order.get(to)] == scores[order.get(from)]; to++) {
        others += member[order.get(to)] ? 0 : 1;
      }
      for (int k = from; k < to; k++) {
        above[k] = others;
      }
    }
    List<RowRisk> records = new ArrayList<>();
    for (int k = 0; k < above.length; k++) {
      int i = order.get(k);
      double fpr = (double) above[k] / outside;
      records.add(new RowRisk(k + 1, rows[i], scores[i], member[i], fpr));
    }
    return records;
  }
}
