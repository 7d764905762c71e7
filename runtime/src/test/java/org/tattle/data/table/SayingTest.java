package org.tattle.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SayingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1057.5|1,057.50",
        "1057.5|1.057,50",
        "1057.5|1 057,5",
        "1057.5|1'057.5",
        "1057.5|$1,057.50",
        "1057.5|1.057,50 €",
        "1057.5|EUR 1057.50",
        "1057.5|1057.50 CHF",
        "1057.5|+1057.5",
        "1057.5|1.0575e3",
        "1057.5|1.0575E+03",
        "1057.5|105750",
        "35|35.0",
        "35|35,00",
        "35|'  35 '",
        "35|0035",
        "190|1,9e2",
        "0.07|.07",
        "0.07|7%",
        "-3.5|\u22123,50",
        "0|-0.0",
        "0|0",
        "0.3|0.30000000000000004",
        "Yes|YES ",
        "''|NA",
        "?|''",
      })
  void whatIsSpelledInAnotherWaySaysTheSame(String one, String other) {
    assertThat(Saying.of(other)).isEqualTo(Saying.of(one));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1057.5|1057.6",
        "35|-35",
        "35|305",
        "305|3.5",
        "1e5|1e5x",
        "0|''",
        "yes|no",
        "e|E5",
        "2020-01-02|2020-01-03",
        "1-2|12",
        "10:30|1030",
        "7|seven",
        "EUR|USD",
        "123456789012345|123456789012346",
      })
  void whatSaysSomethingElseDoesNot(String one, String other) {
    assertThat(Saying.of(other)).isNotEqualTo(Saying.of(one));
  }

  @Test
  void whatIsNoNumberIsText() {
    assertThat(Stream.of("-", "e", "12-13", "1e", "12e5e6", "$", ".").map(Saying::of))
        .doesNotHaveDuplicates();
    assertThat(Saying.of("12e")).isNotEqualTo(Saying.of("12"));
    assertThat(Saying.of("-3")).isEqualTo(Saying.of("-3.0"));
  }

  /** SplitMix64 mixes multiples of this number: its first two from a seed of 0, as published. */
  @Test
  void numbersAreMixedAsByStafford() {
    long golden = 0x9e3779b97f4a7c15L;
    assertThat(Saying.mix(golden)).isEqualTo(0xe220a8397b1dcdafL);
    assertThat(Saying.mix(2 * golden)).isEqualTo(0x6e789e6aa1b965f4L);
  }
}
