package org.tattle.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Labels that are likely wrong, by confident learning (Northcutt, Jiang and Chuang 2021, section
 * 3): with p(i, j) how likely row i is of class j by whoever did not learn from it,
 *
 * <ol>
 *   <li>t(j) is the mean of p(i, j) over the rows that are called j;
 *   <li>a row that is called i is counted as j if p(i, j) is at least t(j), and the largest of
 *       those;
 *   <li>of the rows called i that are counted at all, the share that is counted as another class is
 *       taken for the share of wrong labels among all that are called i;
 *   <li>so many of these, those whose own class is furthest behind another, are likely wrong.
 * </ol>
 *
 * <p>Who asks neighbours asks some with wrong labels, too, so that it finds fewer than there are:
 * of one label in ten, about half.
 *
 * @param rows such rows, the surest first
 * @param as what they are more like
 */
record LabelNoise(List<Integer> rows, List<Integer> as) {

  /**
   * @param likely {@code [rows][classes]}
   * @param labels what rows are called
   */
  static LabelNoise of(double[][] likely, int[] labels) {
    int classes = likely.length == 0 ? 0 : likely[0].length;
    double[] usual = new double[classes];
    int[] called = new int[classes];
    for (int i = 0; i < labels.length; i++) {
      usual[labels[i]] += likely[i][labels[i]];
      called[labels[i]]++;
    }
    int[] counted = new int[classes];
    int[] others = new int[classes];
    for (int i = 0; i < labels.length; i++) {
      int best = -1;
      for (int c = 0; c < classes; c++) {
        boolean sure = called[c] > 0 && likely[i][c] >= usual[c] / called[c];
        if (sure && (best < 0 || likely[i][c] > likely[i][best])) {
          best = c;
        }
      }
      counted[labels[i]] += best >= 0 ? 1 : 0;
      others[labels[i]] += best >= 0 && best != labels[i] ? 1 : 0;
    }
    List<Integer> wrong = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      int label = c;
      long count = counted[c] == 0 ? 0 : Math.round((double) called[c] * others[c] / counted[c]);
      IntStream.range(0, labels.length)
          .filter(i -> labels[i] == label)
          .boxed()
          .sorted(Comparator.comparingDouble(i -> lead(likely[i], label)))
          .limit(count)
          .forEach(wrong::add);
    }
    wrong.sort(Comparator.comparingDouble(i -> lead(likely[i], labels[i])));
    return new LabelNoise(wrong, wrong.stream().map(i -> rival(likely[i], labels[i])).toList());
  }

  /** By how much a row's own class is likelier than the likeliest other. */
  private static double lead(double[] likely, int label) {
    return likely[label] - likely[rival(likely, label)];
  }

  private static int rival(double[] likely, int label) {
    return IntStream.range(0, likely.length)
        .filter(c -> c != label || likely.length == 1)
        .boxed()
        .max(Comparator.comparingDouble(c -> likely[c]))
        .orElseThrow();
  }
}
