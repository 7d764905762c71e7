package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The power that is said is the power there is. */
class PowerTest {

  /** As by other quantiles of the same distribution (SciPy). */
  @Test
  void fivePercentTakesSomeTwelveThousandSquares() {
    assertThat(Power.squares(0.95, Power.ALARM)).isEqualTo(11_780);
    assertThat(Power.seen(Power.squares(0.95, Power.ALARM), Power.ALARM))
        .isCloseTo(0.95, within(1e-4));
    assertThat(Power.seen(Power.squares(0.95, Power.ALARM) - 1, Power.ALARM)).isLessThan(0.95);
    assertThat(Power.seen(100, 1e-6)).isCloseTo(0.5578, within(1e-4));
  }

  @Test
  void whatChanceExplainsIsNotOdd() {
    assertThat(Power.odd(100, 100, 1e-6)).isFalse();
    assertThat(Power.odd(45, 100, 1e-6)).isTrue();
    assertThat(Power.odd(55, 100, 1e-6)).isFalse();
    assertThat(Power.odd(195, 100, 1e-6)).isTrue();
    assertThat(Power.odd(170, 100, 1e-6)).isFalse();
  }

  @Test
  void errorsAreToldInWholePercent() {
    assertThat(Power.percent(0.95)).isEqualTo("5 %");
    assertThat(Power.percent(0.957)).isEqualTo("5 %");
    assertThat(Power.percent(0.999)).isEqualTo("1 %");
    assertThat(Power.percent(0.5)).isEqualTo("50 %");
  }

  /** Other alarms and numbers of squares, by the same quantiles (SciPy). */
  @Test
  void fewSquaresSeeLittle() {
    assertThat(Power.seen(10, 1e-6)).isCloseTo(0.10690039, within(1e-6));
    assertThat(Power.seen(1000, 1e-6)).isCloseTo(0.83712093, within(1e-6));
    assertThat(Power.squares(0.95, Power.ALARM / 24)).isEqualTo(13_697);
    assertThat(Power.squares(0.95, Power.ALARM / 4)).isEqualTo(12_625);
    assertThat(Power.squares(Power.seen(2, 1e-6), 1e-6)).isEqualTo(2);
  }

  /** 5.3267 deviations are exceeded, to one side, with a chance of 5e-8. */
  @Test
  void aDeviateOfNothingIsNotOddAndOneOfFiveIs() {
    assertThat(Power.far(0, 1e-7)).isFalse();
    for (int sign : new int[] {1, -1}) {
      assertThat(Power.far(sign * 5.3266, 1e-7)).isFalse();
      assertThat(Power.far(sign * 5.3268, 1e-7)).isTrue();
    }
  }

  @Test
  void whatIsNoNumberIsOdd() {
    assertThat(Power.odd(Double.NaN, 100, 1e-6)).isTrue();
    assertThat(Power.far(Double.NaN, 1e-6)).isTrue();
  }
}
