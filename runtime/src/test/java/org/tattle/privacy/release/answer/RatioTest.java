package org.tattle.privacy.release.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The quotients that agree with two noisy numbers. */
class RatioTest {
  private final Ratio plain = new Ratio(10, r -> 2, 1);
  private final Ratio growing = new Ratio(10, r -> 2 + Math.abs(r), 1);

  @Test
  void aMarginOfTheSumAloneIsDividedByTheCount() {
    assertThat(plain.lower(30, -5, 5)).isCloseTo(2.8, within(1e-9));
    assertThat(plain.upper(30, -5, 5)).isCloseTo(3.2, within(1e-9));
  }

  /** 30 − 10r = ±(2 + |r|). */
  @Test
  void aMarginThatGrowsIsSolvedFor() {
    assertThat(growing.lower(30, -5, 5)).isCloseTo(28.0 / 11, within(1e-9));
    assertThat(growing.upper(30, -5, 5)).isCloseTo(32.0 / 9, within(1e-9));
    assertThat(growing.lower(-30, -5, 5)).isCloseTo(-32.0 / 9, within(1e-9));
    assertThat(growing.upper(-30, -5, 5)).isCloseTo(-28.0 / 11, within(1e-9));
  }

  @Test
  void whatIsPossibleAtAllEndsIt() {
    assertThat(growing.upper(49, -5, 5)).isEqualTo(5);
    assertThat(growing.lower(-49, -5, 5)).isEqualTo(-5);
    assertThat(growing.lower(90, -5, 5)).isEqualTo(5);
    assertThat(growing.upper(-90, -5, 5)).isEqualTo(-5);
  }

  @Test
  void aCountThatMayBeZeroLeavesEverythingPossible() {
    Ratio few = new Ratio(1, r -> 2 + Math.abs(r), 1);
    assertThat(few.lower(1, -5, 5)).isEqualTo(-5);
    assertThat(few.upper(1, -5, 5)).isEqualTo(5);
  }
}
