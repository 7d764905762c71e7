package org.tattle.subject.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.data.recorded.OutputKind;
import org.tattle.run.Fault;

/** What a model's numbers are taken for. */
class SaidTest {

  private static Said said(List<String> names, double[]... answers) {
    return Said.of(answers, names, OutputKind.AUTO);
  }

  private static double[] first(Said said, double... answer) {
    return said.outputs(new double[][] {answer}).probabilities(0);
  }

  @Test
  void aClassIsAnsweredByItsNameOrItsPlace() {
    Said wines = said(List.of("1", "2", "3"), new double[] {1}, new double[] {3});
    assertThat(wines.kind()).isEqualTo(OutputKind.LABELS);
    assertThat(first(wines, 3)).containsExactly(0, 0, 1);
    assertThat(first(wines, 2)).containsExactly(0, 1, 0);
    Said places = said(List.of("1", "2", "3"), new double[] {0}, new double[] {2});
    assertThat(first(places, 0)).containsExactly(1, 0, 0);
    Said words = said(List.of("no", "yes"), new double[] {0}, new double[] {1});
    assertThat(first(words, 1)).containsExactly(0, 1);
  }

  /** Two classes called 1 and 2 are no logits. */
  @Test
  void namesOfTwoClassesAreNoLogits() {
    Said two = said(List.of("1", "2"), new double[] {1}, new double[] {2});
    assertThat(two.kind()).isEqualTo(OutputKind.LABELS);
    assertThat(first(two, 1)).containsExactly(1, 0);
  }

  @Test
  void aClassThatThereIsNotIsTold() {
    Said said = said(List.of("1", "2"), new double[] {1}, new double[] {2});
    assertThatThrownBy(() -> first(said, 7))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("answers with 7");
  }

  @Test
  void numbersThatAreNoneOfTheClassesAreProbabilitiesOrLogits() {
    List<String> two = List.of("no", "yes");
    assertThat(said(two, new double[] {0.2}, new double[] {1}).kind())
        .isEqualTo(OutputKind.PROBABILITIES);
    assertThat(said(two, new double[] {-3}, new double[] {1}).kind()).isEqualTo(OutputKind.LOGITS);
    assertThat(said(two, new double[] {0.5, 0.5}).kind()).isEqualTo(OutputKind.PROBABILITIES);
    assertThat(first(said(two, new double[] {0.25}), 0.25)).containsExactly(0.75, 0.25);
  }

  @Test
  void whatIsNoNumberIsToldWheneverItComes() {
    Said said = said(List.of("no", "yes"), new double[] {0.5, 0.5});
    assertThatThrownBy(() -> first(said, Double.NaN, 1)).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> said(List.of("no", "yes"), new double[] {Double.POSITIVE_INFINITY}))
        .isInstanceOf(Fault.class);
  }
}
