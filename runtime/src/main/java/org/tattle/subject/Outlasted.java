package org.tattle.subject;

import java.util.List;
import java.util.stream.IntStream;
import org.tattle.measure.Estimate;
import org.tattle.subject.answer.Answers;

/**
 * How much poison in its training the right answers of a target are proved to outlast.
 *
 * @param rows of each non-member, how many rows its right answer outlasts; -1 if it is wrong
 */
public record Outlasted(int[] rows) {

  /**
   * A point of the curve over the number of rows.
   *
   * @param rows how many are slipped into the training or taken out
   * @param certified share of non-members that it classifies rightly all the same
   * @param lower the lower end of its interval
   * @param upper the upper end
   */
  public record Point(int rows, double certified, double lower, double upper) {}

  /**
   * @param outlasts how many rows each answer outlasts, right or not
   * @param said the answers
   */
  static Outlasted of(int[] outlasts, Answers said) {
    return new Outlasted(
        IntStream.range(0, outlasts.length).map(i -> said.correct(i) ? outlasts[i] : -1).toArray());
  }

  Estimate share(int most) {
    return Estimate.proportion(
        (int) IntStream.of(rows).filter(it -> it >= most).count(), rows.length);
  }

  /** From no row to more than any answer outlasts. */
  List<Point> curve() {
    int end = IntStream.of(rows).max().orElse(0) + 1;
    return IntStream.rangeClosed(0, end)
        .mapToObj(
            most -> {
              Estimate share = share(most);
              return new Point(most, share.value(), share.lower(), share.upper());
            })
        .toList();
  }
}
