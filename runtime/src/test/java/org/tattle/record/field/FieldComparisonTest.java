package org.tattle.record.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FieldComparisonTest {
  @Test
  void whatPeopleWriteDifferentlyBecomesTheSame() {
    assertThat(Normaliser.of("O'Brien-Núñez")).isEqualTo("obriennunez");
    assertThat(Normaliser.of(" Ｓｍｉｔｈ\u00a0")).isEqualTo("smith");
    assertThat(Normaliser.of("03 68182862")).isEqualTo("0368182862");
    assertThat(Normaliser.of("Łukasz Στέφανος")).isEqualTo("łukaszστεφανος");
    assertThat(Normaliser.of(" - ")).isEmpty();
  }

  /** Winkler 1990, table 1, and Jaro's of the same pairs, as the statistical agency has them. */
  @Test
  void jaroAndWinklerSayWhatTheySaid() {
    assertThat(FieldComparison.JARO_WINKLER.of("martha", "marhta")).isCloseTo(0.9611, within(5e-5));
    assertThat(FieldComparison.JARO_WINKLER.of("dwayne", "duane")).isCloseTo(0.84, within(5e-5));
    assertThat(FieldComparison.JARO_WINKLER.of("dixon", "dicksonx"))
        .isCloseTo(0.8133, within(5e-5));
  }

  @Test
  void allAreOneOfTheSameAndSymmetric() {
    for (FieldComparison comparison : FieldComparison.values()) {
      assertThat(comparison.of("smith", "smith")).isEqualTo(1);
      assertThat(comparison.of("smith", "smyth")).isEqualTo(comparison.of("smyth", "smith"));
      assertThat(comparison.of("smith", "jonas")).isBetween(0.0, 0.7);
    }
    assertThat(FieldComparison.DICE.of("night", "nacht")).isCloseTo(2.0 * 3 / 12, within(1e-12));
    assertThat(FieldComparison.EDIT.of("kitten", "sitting")).isCloseTo(1 - 3.0 / 7, within(1e-12));
  }

  @Test
  void aTextHasAGramForEachOfItsPlaces() {
    assertThat(Grams.of("anna", 2)).containsExactly(" a", "an", "nn", "na", "a ");
    assertThat(Grams.of("", 2)).isEmpty();
    assertThat(Grams.of("ab", 1)).containsExactly("a", "b");
  }
}
