package org.tattle.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class TicksTest {

  @Test
  void aLogarithmicAxisIsLabelledAtItsDecades() {
    assertThat(Ticks.of(Axis.log("x", 5e-4, 1), 6)).containsExactly(0.001, 0.01, 0.1, 1);
  }

  @Test
  void aShortLogarithmicAxisHasTwosAndFivesToo() {
    assertThat(Ticks.of(Axis.log("x", 0.04, 1), 6)).containsExactly(0.05, 0.1, 0.2, 0.5, 1);
  }

  @Test
  void aLongLogarithmicAxisLeavesDecadesOut() {
    double[] ticks = Ticks.of(Axis.log("x", 1e-12, 1), 6);

    assertThat(ticks).hasSizeLessThanOrEqualTo(7).contains(1e-12, 1);
  }

  @Test
  void aLinearAxisIsLabelledAtRoundNumbersUpToItsEnd() {
    assertThat(Ticks.of(Axis.linear("x", 0, 1), 6))
        .containsExactly(new double[] {0, 0.2, 0.4, 0.6, 0.8, 1}, within(1e-12));
    assertThat(Ticks.of(Axis.linear("x", -5, 5), 6)).containsExactly(-4, -2, 0, 2, 4);
    assertThat(Ticks.of(Axis.linear("x", 3e-9, 9e-9), 6)).isSorted().hasSizeBetween(4, 9);
  }

  @Test
  void nothingIsLabelledBetweenWholeNumbersWhereAllValuesAreWhole() {
    assertThat(Ticks.of(Axis.across("record", 1, 2, 3), 6)).containsExactly(1, 2, 3);
    assertThat(Ticks.of(Axis.across("epsilon", 1, 2, 2.5), 6))
        .contains(new double[] {1.2}, within(1e-12));
    assertThat(Ticks.of(Axis.across("rounds", 5, 10, 100), 6))
        .containsExactly(0, 20, 40, 60, 80, 100);
    assertThat(Ticks.of(Axis.across("one", 7), 6)).containsExactly(6, 7, 8);
  }

  @Test
  void ticksReadAsPeopleWriteThem() {
    Axis share = Axis.log("x", 1e-5, 1).inPercent();
    Axis loss = Axis.log("x", 1e-5, 1);

    assertThat(Arrays.stream(Ticks.of(share, 6)).mapToObj(share::tick))
        .containsExactly("0.001%", "0.01%", "0.1%", "1%", "10%", "100%");
    assertThat(Arrays.stream(Ticks.of(loss, 6)).mapToObj(loss::tick))
        .containsExactly("10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰");
  }
}
