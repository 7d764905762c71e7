package org.tattle.table.synthesis;

import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.measure.Estimate;
import org.tattle.measure.Roc;
import org.tattle.run.Control;

/** How well one column of people's rows is told by the others, after a look at some rows. */
public final class ColumnLesson {
  /** Columns with more cells than that are not told. */
  private static final int MOST = 20;

  private static final int FEWEST = 10;

  private ColumnLesson() {}

  /**
   * The area under the ROC curve of a logistic regression; of several cells the mean of each
   * against the others.
   *
   * @param learned what it learns from
   * @param tested people whom it has not met
   * @param goal the column
   * @return empty if there are too many cells, or too few people of two of them
   */
  public static Optional<Estimate> auc(
      CodedRows learned, CodedRows tested, int goal, Control control) {
    int cells = learned.sizes()[goal];
    double[] there = tested.count() == 0 ? new double[cells] : counts(tested, goal, cells);
    int[] told =
        cells > MOST
            ? new int[0]
            : IntStream.range(0, cells)
                .filter(cell -> there[cell] >= FEWEST && tested.count() - there[cell] >= FEWEST)
                .toArray();
    if (told.length == 0) {
      return Optional.empty();
    }
    int of = told.length == 2 ? 1 : told.length;
    double value = 0;
    double lower = 0;
    double upper = 0;
    for (int i = told.length - of; i < told.length; i++) {
      int cell = told[i];
      double[] scores = new OneHotLogistic(learned, goal, cell, control).scores(tested);
      boolean[] is = new boolean[scores.length];
      IntStream.range(0, is.length).forEach(row -> is[row] = tested.codes()[goal][row] == cell);
      Estimate auc = Roc.of(scores, is).auc();
      value += auc.value() / of;
      lower += auc.lower() / of;
      upper += auc.upper() / of;
    }
    return Optional.of(new Estimate(value, lower, upper));
  }

  private static double[] counts(CodedRows rows, int column, int cells) {
    double[] counts = new double[cells];
    for (int code : rows.codes()[column]) {
      if (code >= 0) {
        counts[code]++;
      }
    }
    return counts;
  }
}
