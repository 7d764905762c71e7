package org.tattle.dsl.show.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;

final class TraceTest {

  private static final Figure FIGURE =
      new Figure("", Axis.linear("", 0, 10), Axis.log("", 0.01, 1), List.of(), List.of());

  @Test
  void whatIsInsideStaysAsItIs() {
    Trace trace = Trace.of(FIGURE, new double[] {0, 5, 10}, new double[] {0.01, 0.1, 1}, 0, 1);

    assertThat(trace.x()).containsExactly(0, 0.5, 1);
    assertThat(trace.y()).containsExactly(0, 0.5, 1);
  }

  @Test
  void aLineThatLeavesAndComesBackHasAGap() {
    Trace trace =
        Trace.of(FIGURE, new double[] {0, 4, 6, 10}, new double[] {0.1, 10, 10, 0.1}, 0, 1);

    assertThat(trace.x()).containsExactly(0, 0.2, 0.2, 0.8, 1);
    assertThat(trace.y()).containsExactly(0.5, 1, Double.NaN, 1, 0.5);
  }

  @Test
  void aLineOutsideIsNotDrawn() {
    assertThat(Trace.of(FIGURE, new double[] {0, 10}, new double[] {2, 3}, 0, 1).x()).isEmpty();
    assertThat(Trace.of(FIGURE, new double[] {11, 12}, new double[] {0.1, 0.1}, 0, 1).x())
        .isEmpty();
  }

  @Test
  void valuesThatALogarithmicAxisCannotShowLieFarBelow() {
    Trace trace = Trace.of(FIGURE, new double[] {5, 5}, new double[] {0, 0.1}, 0, 1);

    assertThat(trace.y()).containsExactly(0, 0.5);
  }
}
