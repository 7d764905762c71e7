package org.tattle.defense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tattle.defense.output.LabelsOnly;
import org.tattle.defense.output.Round;
import org.tattle.defense.output.Temperature;
import org.tattle.defense.output.TopK;
import org.tattle.model.Access;

class OutputDefenseTest {
  private static double[] probabilities() {
    return new double[] {0.126, 0.6, 0.2, 0.074};
  }

  @Test
  void roundingKeepsSoManyDigits() {
    assertThat(new Round(2).limit(probabilities())).containsExactly(0.13, 0.6, 0.2, 0.07);
    assertThat(new Round(0).limit(probabilities())).containsExactly(0, 1, 0, 0);
  }

  @Test
  void topKKeepsTheLargestAndNoMoreThanThatAtTies() {
    assertThat(new TopK(2).limit(probabilities())).containsExactly(0, 0.6, 0.2, 0);
    assertThat(new TopK(1).limit(new double[] {0.5, 0.5})).containsExactly(0.5, 0);
    assertThat(new TopK(9).limit(probabilities())).containsExactly(probabilities());
  }

  @Test
  void labelsOnlyTellsTheClassAlone() {
    assertThat(new LabelsOnly().limit(probabilities())).containsExactly(0, 1, 0, 0);
    assertThat(new LabelsOnly().withholds()).contains(Access.PROBABILITIES);
  }

  @Test
  void temperatureFlattensAndKeepsTheOrder() {
    double[] flat = new Temperature(5).limit(probabilities());
    assertThat(Arrays.stream(flat).sum()).isCloseTo(1, within(1e-12));
    assertThat(flat[1]).isLessThan(0.6).isGreaterThan(flat[2]);
    assertThat(flat[0] / flat[1]).isCloseTo(Math.pow(0.126 / 0.6, 0.2), within(1e-12));
    assertThat(new Temperature(1).limit(probabilities()))
        .containsExactly(probabilities(), within(1e-12));
  }
}
