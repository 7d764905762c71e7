package org.tattle.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0.8321, 83.2%",
    "1, 100%",
    "0, 0%",
    "0.999999, 100.0%",
    "0.0114, 1.1%",
    "0.00123, 0.12%",
    "0.000034, 0.0034%",
    "-0.05, −5.0%",
    "NaN, –"
  })
  void sharesReadInPerCent(double share, String text) {
    assertThat(Numbers.share(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.62; 0.60; 0.64; 0.62 [0.60, 0.64]",
        "0.8203; 0.8166; 0.8241; 0.820 [0.817, 0.824]",
        "0.5; 0.1; 0.9; 0.50 [0.10, 0.90]",
        "1; 1; 1; 1.0000 [1.0000, 1.0000]",
        "0.5; NaN; NaN; 0.500",
        "NaN; 0; 1; –"
      })
  void estimatesHaveAsManyDecimalsAsTheirIntervalWarrants(
      double value, double lower, double upper, String text) {
    assertThat(Numbers.estimate(value, lower, upper)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.083; 0.069; 0.099; 8.3% [6.9%, 9.9%]",
        "0.00083; 0.0006; 0.0011; 0.08% [0.06%, 0.11%]",
        "0; 0; 0.0037; 0% [0%, 0.4%]"
      })
  void sharesWithIntervalsKeepOneUnit(double value, double lower, double upper, String text) {
    assertThat(Numbers.share(value, lower, upper)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "0.99812, 0.998", "12.345, 12.3", "Infinity, ∞", "0.1, 0.1", "250, 250"})
  void epsilonHasThreeDigits(double epsilon, String text) {
    assertThat(Numbers.epsilon(epsilon)).isEqualTo(text);
  }

  @Test
  void anIntervalWithoutAnEndSaysSo() {
    assertThat(Numbers.estimate(0, 0, Double.POSITIVE_INFINITY)).isEqualTo("0.00 [0.00, ∞]");
    assertThat(Numbers.estimate(170_000, 120_000.4, 1_220_000))
        .isEqualTo("170,000 [120,000, 1,220,000]");
  }

  @ParameterizedTest
  @CsvSource({"1e-6, 1e-6", "2.5e-7, 2.5e-7", "0.01, 0.01", "0, 0", "9.99e-8, 1e-7"})
  void smallNumbersReadAsLiterals(double value, String text) {
    assertThat(Numbers.small(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0; 0", "999; 999", "4000; 4,000", "-1234567; −1,234,567"})
  void countsHaveCommas(long count, String text) {
    assertThat(Numbers.count(count)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 ms",
    "PT0.085S, 85 ms",
    "PT9.44S, 9.4 s",
    "PT9.96S, 10 s",
    "PT59.6S, 1 min",
    "PT3M20S, 3 min 20 s",
    "PT59M59.9S, 1 h",
    "PT1H5M2S, 1 h 5 min"
  })
  void durationsReadInTwoUnitsAtMost(Duration time, String text) {
    assertThat(Numbers.duration(time)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "51, 51",
    "20.00000017920445, 20",
    "0.30000000000000004, 0.3",
    "0.10000000149011612, 0.1",
    "0.3333333333333333, 0.33333333",
    "0.6175, 0.6175",
    "0.99999994, 0.99999994",
    "0.12999999523162842, 0.13",
    "-1.5, -1.5",
    "-0.0, 0",
    "1e-5, 1e-5",
    "0.00012, 0.00012",
    "1.25e-300, 1.25e-300",
    "123456789, 123456789",
    "1e300, 1e300",
    "Infinity, Infinity"
  })
  void filesHaveTheFewestFiguresThatAFloatCannotTellApart(double value, String text) {
    assertThat(Numbers.plain(value)).isEqualTo(text);
  }

  @Test
  void aNumberInAFileIsTheFloatThatItWas() {
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      float value = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
      String text = Numbers.plain((double) value);
      assertThat(Float.parseFloat(text)).as(text).isEqualTo(value);
      assertThat(new BigDecimal(text).stripTrailingZeros().precision())
          .as("nine digits tell a float; whole numbers are whole: %s", text)
          .isLessThanOrEqualTo(value == Math.rint(value) ? 16 : 9);
    }
  }
}
