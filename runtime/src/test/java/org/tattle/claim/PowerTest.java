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
}
