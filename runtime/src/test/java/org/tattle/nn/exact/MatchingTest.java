package org.tattle.nn.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.Gradients;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.Seed;

class MatchingTest {
  private static final Shape IMAGE = new Shape(2, 4, 5);
  private static final List<int[]> ONE_STEP = List.of(new int[] {0, 1});

  /** The first row alone, then both, then the first again. */
  private static final List<int[]> SEVERAL =
      List.of(new int[] {0}, new int[] {1, 0}, new int[] {0});

  private static Layer after(Layer.Function function) {
    return new Layer.Activation(function);
  }

  static Stream<Network> networks() {
    return Stream.of(
        dense(Layer.Function.RELU),
        dense(Layer.Function.TANH),
        dense(Layer.Function.SIGMOID),
        dense(Layer.Function.GELU),
        new Network(Shape.flat(3), List.of(), 3),
        convolution(3, Layer.Function.SIGMOID, new Layer.MeanPool(2)),
        convolution(2, Layer.Function.GELU, new Layer.MaxPool(2)));
  }

  private static Network dense(Layer.Function function) {
    return new Network(
        Shape.flat(6),
        List.of(new Layer.Dense(5), after(function), new Layer.Dense(4), after(function)),
        3);
  }

  private static Network convolution(int size, Layer.Function function, Layer pool) {
    return new Network(
        IMAGE,
        List.of(
            new Layer.Convolution(3, size),
            after(function),
            pool,
            new Layer.Convolution(2, size),
            after(function)),
        3);
  }

  private static double[] values(int count, double scale, int seed) {
    UniformRandomProvider random = new Seed(seed).random();
    return random.doubles(count, -scale, scale).toArray();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theGradientOfTheDistanceAgreesWithDifferences(Network network) {
    ExactNetwork exact = ExactNetwork.of(network);
    for (List<int[]> steps : List.of(ONE_STEP, SEVERAL)) {
      for (Matching.Measure measure : Matching.Measure.values()) {
        assertDifferences(exact, steps, measure);
      }
    }
  }

  @Test
  void theGradientOfTheDistanceAgreesWithDifferencesWhereConvolutionsLeaveOut() {
    ExactNetwork exact =
        ExactNetwork.strided(IMAGE, 3, 3, List.of(2, 1), Layer.Function.SIGMOID, 3);
    assertDifferences(exact, SEVERAL, Matching.Measure.SQUARES);
  }

  private static void assertDifferences(
      ExactNetwork exact, List<int[]> steps, Matching.Measure measure) {
    double[] start = values(exact.weights(), 0.7, 1);
    double[] seen = values(exact.weights(), 0.1, 2);
    double[] x = values(2 * exact.features(), 1, 3);
    double[] t = {0.2, 0.5, 0.3, 0.6, 0.1, 0.3};
    Matching matching = new Matching(exact, start, seen, 0.3, steps, measure);
    Matching.Distance at = matching.at(x, t, Control.NONE);
    DoubleSupplier value = () -> matching.at(x, t, Control.NONE).value();
    assertSlopes(at.rows(), x, value);
    assertSlopes(at.labels(), t, value);
  }

  private static void assertSlopes(double[] gradient, double[] point, DoubleSupplier value) {
    for (int i = 0; i < point.length; i++) {
      double p = point[i];
      point[i] = p + 1e-5;
      double up = value.getAsDouble();
      point[i] = p - 1e-5;
      double down = value.getAsDouble();
      point[i] = p;
      assertThat(gradient[i]).isCloseTo((up - down) / 2e-5, within(1e-7));
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aStepIsTheOneThatTrainingTakes(Network network) {
    Trained model = Trained.elsewhere(network, floats(values(network.weights(), 0.7, 1)));
    double[] x = values(network.input().size(), 1, 4);
    float[] gradient =
        new Gradients(model)
            .byWeights(
                Nd4j.createFromArray(new float[][] {floats(x)}),
                new int[] {2},
                new int[] {0},
                Control.NONE);
    double[] seen = new double[gradient.length];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = -0.5 * gradient[i];
    }
    double[] start = new double[seen.length];
    for (int i = 0; i < start.length; i++) {
      start[i] = model.weights()[i];
    }
    for (Matching.Measure measure : Matching.Measure.values()) {
      Matching matching =
          new Matching(ExactNetwork.of(network), start, seen, 0.5, List.of(new int[] {0}), measure);
      double value = matching.at(x, new double[] {0, 0, 1}, Control.NONE).value();
      assertThat(value).isCloseTo(0, within(1e-10));
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
