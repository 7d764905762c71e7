package org.tattle.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;
import org.tattle.nn.stage.Reference;
import org.tattle.run.Control;
import org.tattle.run.Seed;

class GradientsTest {
  private static final int ROWS = 300;
  private static final Network DENSE = dense(Layer.Function.TANH);
  private static final Network IMAGES =
      new Network(
          new Shape(1, 2, 3),
          List.of(new Layer.Convolution(2, 3), new Layer.Activation(Layer.Function.TANH)),
          3);

  @Test
  void gradientsByInputsAgreeWithDifferences() {
    for (Network network : List.of(DENSE, IMAGES)) {
      Trained model = model(network);
      float[][] x = values(ROWS, 6, 1);
      int[] labels = labels();
      INDArray gradients =
          new Gradients(model).byInputs(Nd4j.createFromArray(x), labels, rows(ROWS), Control.NONE);
      double[] weights = doubles(model.weights());
      for (int i = 0; i < ROWS; i += 37) {
        double[] row = doubles(x[i]);
        for (int f = 0; f < row.length; f++) {
          double at = row[f];
          row[f] = at + 1e-5;
          double up = Reference.loss(network, weights, row, labels[i], 0);
          row[f] = at - 1e-5;
          double down = Reference.loss(network, weights, row, labels[i], 0);
          row[f] = at;
          assertThat(gradients.getDouble(i, f)).isCloseTo((up - down) / 2e-5, within(2e-6));
        }
      }
    }
  }

  @Test
  void theGradientByWeightsIsTheMeanOverRowsAndNormsAreEachRowsOwn() {
    Trained model = model(DENSE);
    float[][] x = values(ROWS, 6, 1);
    int[] labels = labels();
    INDArray features = Nd4j.createFromArray(x);
    float[] all = new Gradients(model).byWeights(features, labels, rows(ROWS), Control.NONE);
    float[] norms = new Gradients(model).norms(features, labels, rows(ROWS), Control.NONE);
    double[] weights = doubles(model.weights());
    double[] mean = new double[weights.length];
    for (int i = 0; i < ROWS; i++) {
      double[] g = Reference.gradient(DENSE, weights, doubles(x[i]), labels[i], 0);
      double square = 0;
      for (int j = 0; j < g.length; j++) {
        mean[j] += g[j] / ROWS;
        square += g[j] * g[j];
      }
      assertThat((double) norms[i]).isCloseTo(Math.sqrt(square), within(1e-5 * Math.sqrt(square)));
    }
    for (int j = 0; j < mean.length; j++) {
      assertThat((double) all[j]).isCloseTo(mean[j], within(1e-6));
    }
  }

  private static Network dense(Layer.Function function) {
    return new Network(
        Shape.flat(6),
        List.of(
            new Layer.Dense(5),
            new Layer.Activation(function),
            new Layer.Dense(4),
            new Layer.Activation(function)),
        3);
  }

  private static Trained model(Network network) {
    return new Trained(network, values(1, network.weights(), 2)[0], 0, 0, 0, new double[0]);
  }

  private static float[][] values(int rows, int width, long seed) {
    UniformRandomProvider random = new Seed(seed).random();
    float[][] values = new float[rows][width];
    for (float[] row : values) {
      for (int i = 0; i < width; i++) {
        row[i] = 2 * random.nextFloat() - 1;
      }
    }
    return values;
  }

  private static int[] labels() {
    return java.util.stream.IntStream.range(0, ROWS).map(i -> i % 3).toArray();
  }

  private static int[] rows(int count) {
    return java.util.stream.IntStream.range(0, count).toArray();
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
