package org.tattle.attack.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Leak;
import org.tattle.attack.Small;
import org.tattle.data.Split;
import org.tattle.data.set.BreastCancer;
import org.tattle.data.set.Letters;
import org.tattle.data.set.Wine;
import org.tattle.model.Logistic;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;

class EquationsTest {

  /** Three classes whose weights are known, and d + 1 answers with all digits. */
  @Test
  void exactAnswersGiveExactWeights() {
    double[][] weights = {{0.3, -1, 2}, {1.5, 0.25, -0.5}, {-2, 0.1, 0.7}};
    double[] biases = {0.5, -0.25, 0};
    int[] asked = new int[1];
    LinearModel solved =
        LinearModel.of(
            rows -> {
              asked[0] += rows.length;
              return Arrays.stream(rows).map(x -> ln(weights, biases, x)).toArray(double[][]::new);
            },
            3,
            1);
    assertThat(asked[0]).isEqualTo(4);
    for (int c = 0; c < 3; c++) {
      assertThat(solved.offsets()[c]).isCloseTo(biases[c] - biases[0], offset(1e-9));
      for (int f = 0; f < 3; f++) {
        assertThat(solved.slopes()[c][f]).isCloseTo(weights[c][f] - weights[0][f], offset(1e-9));
      }
    }
  }

  private static double[] ln(double[][] weights, double[] biases, double[] x) {
    double[] z = new double[weights.length];
    for (int c = 0; c < z.length; c++) {
      z[c] = biases[c];
      for (int f = 0; f < x.length; f++) {
        z[c] += weights[c][f] * x[f];
      }
    }
    double sum = Math.log(Arrays.stream(z).map(Math::exp).sum());
    return Arrays.stream(z).map(v -> v - sum).toArray();
  }

  /** A trained model answers in floats, of whose seven digits some are lost in the differences. */
  @Test
  void aTrainedLinearModelIsRecovered() {
    try (Small small =
        new Small(
            new BreastCancer(), 300, Split.Adversary.HALVES, new Logistic(), 30, Small.SEED)) {
      Equations.Solved found = new Equations().run(small.target(), small.context());
      assertThat(found.asked()).isEqualTo(small.blueprint.data().shape().size() + 1);
      assertThat(found.fidelity().value()).isEqualTo(1);
      assertThat(found.off()).isLessThan(1e-4);
    }
  }

  /** Other linear models agree with it often, and none so often as what its answers give away. */
  @Test
  void whatIsRecoveredIsMoreThanOtherLinearModelsSay() {
    try (Small small =
        new Small(new Letters(), 800, Split.Adversary.THIRDS, new Logistic(), 10, Small.SEED)) {
      Equations.Solved found = new Equations().run(small.target(), small.context());
      assertThat(found.fidelity().value()).isGreaterThan(0.98);
      assertThat(found.baseline().value()).isLessThan(0.9);
      assertThat(found.leaks()).allMatch(Leak::shows);
    }
  }

  @Test
  void whatIsNotLinearComesOutWrongAndThatIsSaid() {
    Mlp model = new Mlp(List.of(32), Layer.Function.RELU);
    try (Small small = new Small(new Wine(), 170, Split.Adversary.HALVES, model, 60, Small.SEED)) {
      Equations.Solved found = new Equations().run(small.target(), small.context());
      assertThat(found.off()).isGreaterThan(0.1);
      assertThat(found.leaks()).as(found.notes().toString()).noneMatch(Leak::shows);
    }
  }
}
