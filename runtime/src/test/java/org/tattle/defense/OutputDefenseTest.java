package org.tattle.defense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.defense.output.Deceive;
import org.tattle.defense.output.LabelsOnly;
import org.tattle.defense.output.NoiseAnswers;
import org.tattle.defense.output.Round;
import org.tattle.defense.output.Temperature;
import org.tattle.defense.output.TopK;
import org.tattle.model.Access;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Trained;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

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

  /** By hand: of (0.6, 0.2, 0.126, 0.074) with gamma 1, p loses beta (p - 1/2). */
  @Test
  void deceivingFollowsTheReverseSigmoidAndKeepsTheClass() {
    double[] given = new Deceive(0.5, 1).limit(probabilities());
    double[] left = {0.126 + 0.187, 0.6 - 0.05, 0.2 + 0.15, 0.074 + 0.213};
    double sum = Arrays.stream(left).sum();
    for (int c = 0; c < left.length; c++) {
      assertThat(given[c]).isCloseTo(left[c] / sum, within(1e-9));
    }
    for (double[] p : new double[][] {{1, 0, 0}, {0.5, 0.5}, {0.34, 0.33, 0.33}}) {
      double[] strong = new Deceive(2, 5).limit(p.clone());
      assertThat(best(strong)).isEqualTo(best(p));
      assertThat(Arrays.stream(strong).sum()).isCloseTo(1, within(1e-9));
    }
  }

  /** Asked again, it says the same; asked about a row beside it, something else. */
  @Test
  void noiseOnAnswersDoesNotWearOffByAskingAgain() {
    Limit noise = new NoiseAnswers(0.2, true).ready(() -> new Practice(new Seed(1)));
    assertThat(noise.limit(probabilities())).isEqualTo(noise.limit(probabilities()));
    Limit other = new NoiseAnswers(0.2, true).ready(() -> new Practice(new Seed(2)));
    assertThat(other.limit(probabilities())).isNotEqualTo(noise.limit(probabilities()));
    double squares = 0;
    int kept = 0;
    Limit free = new NoiseAnswers(0.01, false).ready(() -> new Practice(new Seed(3)));
    for (int i = 0; i < 2000; i++) {
      double[] p = {0.5 + i * 1e-7, 0.5 - i * 1e-7};
      double[] given = free.limit(p.clone());
      assertThat(Arrays.stream(given).sum()).isCloseTo(1, within(1e-9));
      squares += Math.pow(given[0] - p[0], 2);
      kept += best(noise.limit(p.clone())) == best(p) ? 1 : 0;
    }
    // (a + n) / (1 + n + m) - a is about (n - m) / 2 at a = 1/2
    assertThat(Math.sqrt(squares / 2000)).isCloseTo(0.01 / Math.sqrt(2), within(0.0005));
    assertThat(kept).isEqualTo(2000);
  }

  private static int best(double[] p) {
    int best = 0;
    for (int c = 1; c < p.length; c++) {
      best = p[c] > p[best] ? c : best;
    }
    return best;
  }

  /** Nothing to practise on but a secret. */
  private record Practice(Seed seed) implements Rehearsal {
    @Override
    public double[][] in() {
      throw new AssertionError("noise needs no practice");
    }

    @Override
    public double[][] out() {
      return in();
    }

    @Override
    public Trained train(Network network, TrainingPlan plan, INDArray features, int[] labels) {
      throw new AssertionError("noise trains nothing");
    }

    @Override
    public Randomness random() {
      return Randomness.seeded(seed);
    }
  }
}
