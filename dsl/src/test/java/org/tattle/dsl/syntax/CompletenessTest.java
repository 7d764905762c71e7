package org.tattle.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.dsl.syntax.Completeness.State;

class CompletenessTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "train a", "sweep a in b { train x }", "help", "# only this", "explain"})
  void aWholeStatementIsComplete(String text) {
    assertThat(Completeness.of(text)).isEqualTo(new Completeness(State.COMPLETE, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sweep a in b {                  | 2",
        "sweep a in b { sweep c in d {   | 4",
        "let x = [1, 2                   | 2",
        "let x = max([1,                 | 6",
        "attack mia with                 | 2",
        "attack mia on a,                | 2",
        "assert a <                      | 2",
        "assert not  # why               | 2",
        "show a as                       | 2"
      })
  void anOpenEndIsIncompleteAndIndents(String text, int indent) {
    assertThat(Completeness.of(text))
        .isEqualTo(new Completeness(State.INCOMPLETE, " ".repeat(indent)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"load csv \"a", "let x = (1]", "}", "let x = 3 ?", "attack mia with 3", "attack"})
  void whatNoLineCanMendIsInvalid(String text) {
    assertThat(Completeness.of(text).state()).isEqualTo(State.INVALID);
  }
}
