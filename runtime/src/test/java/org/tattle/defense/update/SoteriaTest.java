package org.tattle.defense.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.defense.ClientStart;
import org.tattle.defense.Crowd;
import org.tattle.defense.Gathering;
import org.tattle.nn.exact.ExactNetwork;
import org.tattle.nn.exact.Representation;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

class SoteriaTest {
  private static final Network NETWORK =
      new Network(
          Shape.flat(3), List.of(new Layer.Dense(4), new Layer.Activation(Layer.Function.TANH)), 2);
  private static final double[] ROW = {0.5, -1, 0.25};

  private static float[] weights() {
    float[] weights = new float[NETWORK.weights()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.sin(1 + 3.7 * i);
    }
    return weights;
  }

  private static double representation(int unit, double[] row) {
    float[] w = weights();
    double sum = w[unit * 4 + 3];
    for (int i = 0; i < 3; i++) {
      sum += w[unit * 4 + i] * row[i];
    }
    return Math.tanh(sum);
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  @Test
  void howFarAValueIsFromNothingIsItsSizeOverItsSlope() {
    double[] found =
        new Representation(ExactNetwork.of(NETWORK)).distances(doubles(weights()), ROW);
    for (int unit = 0; unit < 4; unit++) {
      double squares = 0;
      for (int i = 0; i < 3; i++) {
        double[] up = ROW.clone();
        double[] down = ROW.clone();
        up[i] += 1e-5;
        down[i] -= 1e-5;
        double slope = (representation(unit, up) - representation(unit, down)) / 2e-5;
        squares += slope * slope;
      }
      double expected = Math.abs(representation(unit, ROW)) / Math.sqrt(squares);
      assertThat(found[unit]).isCloseTo(expected, within(1e-5 * expected));
    }
  }

  /** Of four values the two that are farthest; biases and the first layer are sent as they are. */
  @Test
  void theWeightsOfWhatTellsMostAreNotSentAndAllElseIs() {
    float[] change = new float[NETWORK.weights()];
    Arrays.fill(change, 1);
    Gathering round =
        new Gathering(
            new Crowd(1, 1, 1, 1, 1, 1, change.length, 1),
            rows -> change,
            new int[0],
            1,
            change.length,
            NETWORK.weightsByLayer(),
            Double.NaN,
            List.of(),
            List.of(),
            purpose -> Randomness.seeded(new Seed(1).split(purpose)),
            new LongAdder(),
            Control.NONE);
    Trained model = Trained.elsewhere(NETWORK, weights());
    float[] sent = new Soteria(0.5).send(change, new ClientStart(0, model, 1, i -> ROW), round);
    double[] far = new Representation(ExactNetwork.of(NETWORK)).distances(doubles(weights()), ROW);
    double middle = Arrays.stream(far).sorted().skip(2).findFirst().orElseThrow();
    for (int i = 0; i < 16; i++) {
      assertThat(sent[i]).isOne();
    }
    for (int unit = 0; unit < 2; unit++) {
      for (int input = 0; input < 4; input++) {
        assertThat(sent[16 + unit * 5 + input]).isEqualTo(far[input] >= middle ? 0 : 1);
      }
      assertThat(sent[16 + unit * 5 + 4]).isOne();
    }
  }
}
