package org.tattle.subject.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.defense.Gate;
import org.tattle.run.Seed;

class QueryLogTest {
  private static final Gate OPEN = query -> true;

  private static QueryLog log(Gate gate, double[]... said) {
    QueryLog log = new QueryLog(List.of(gate), new Seed(1));
    Answers.of(new Outputs.Given(said, said[0].length), new int[said.length], List.of())
        .metered(log, i -> new float[] {i / 2})
        .predicted(0);
    return log;
  }

  /** By hand: the second answer beside the mean of both; the first is that mean itself. */
  @Test
  void whatWasToldIsHowFarAnswersOfAClassLieApart() {
    double[] first = {0.6, 0.4};
    double[] second = {0.9, 0.1};
    QueryLog log = log(OPEN, first, second);
    double one = 0.9 * Math.log(0.9 / 0.75) + 0.1 * Math.log(0.1 / 0.25);
    double other = 0.6 * Math.log(0.6 / 0.75) + 0.4 * Math.log(0.4 / 0.25);
    double told = log.over(1).get(0).told();
    assertThat(Math.min(Math.abs(told - one), Math.abs(told - other))).isLessThan(1e-12);
    assertThat(log.over(1).get(0).each()).isCloseTo(told, within(1e-12));
  }

  @Test
  void classesAloneTellNothingBeyondThem() {
    double[][] said = {{1, 0, 0}, {0, 1, 0}, {1, 0, 0}, {0, 0, 1}};
    assertThat(log(OPEN, said).over(1).get(0).told()).isZero();
  }

  @Test
  void partsAddUpAndWhatIsRefusedTellsNothing() {
    int[] left = {3};
    double[][] said = {{0.6, 0.4}, {0.7, 0.3}, {0.8, 0.2}, {0.9, 0.1}, {1, 0}, {0.55, 0.45}};
    QueryLog log = log(query -> left[0]-- > 0, said);
    List<QueryLog.Reached> over = log.over(2);
    assertThat(over.get(0).queries()).isEqualTo(3);
    assertThat(over.get(0).answered()).isEqualTo(3);
    assertThat(over.get(1).queries()).isEqualTo(6);
    assertThat(over.get(1).answered()).isEqualTo(3);
    assertThat(over.get(1).told()).isEqualTo(over.get(0).told()).isPositive();
    assertThat(over.get(1).inputs()).isBetween(2L, 3L);
    assertThat(log.queries()).isEqualTo(new Queries(3, 3, java.time.Duration.ZERO));
  }
}
