package org.tattle.defense.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tattle.attack.mark.OwnersMark;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.WeightMark;
import org.tattle.nn.train.Trained;
import org.tattle.run.Fault;
import org.tattle.run.Seed;

/** Bits in weights: what draws these there, and how seldom they are there by chance. */
class SecretBitsTest {
  private static final Network NETWORK =
      new Network(
          Shape.flat(12),
          List.of(new Layer.Dense(4), new Layer.Activation(Layer.Function.RELU)),
          3);
  private static final Seed SEED = new Seed(3);

  private static Trained model(Seed seed) {
    UniformRandomProvider random = seed.random();
    float[] weights = new float[NETWORK.weights()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextFloat() - 0.5f;
    }
    return Trained.elsewhere(NETWORK, weights);
  }

  private static double pull(WeightMark mark, float[] weights) {
    double sum = 0;
    for (int j = 0; j < mark.bits().length; j++) {
      double z = 0;
      for (int unit = 0; unit < mark.units(); unit++) {
        for (int i = 0; i < mark.inputs(); i++) {
          z +=
              mark.projection()[j][i]
                  * weights[mark.first() + unit * (mark.inputs() + 1) + i]
                  / mark.units();
        }
      }
      sum += Math.log1p(Math.exp(mark.bits()[j] ? -z : z));
    }
    return mark.strength() * sum;
  }

  /** A step of 1e-3 in floats of about 1 is right to 1e-4, and its square to 1e-6. */
  @Test
  void theGradientIsThatOfTheCrossEntropy() {
    for (int layer : new int[] {1, 2}) {
      WeightMark mark = SecretBits.of(4, layer, 0.7, NETWORK, SEED.random()).mark();
      float[] weights = model(SEED).weights();
      double[] gradient = new double[mark.inputs()];
      float[] own = Arrays.copyOfRange(weights, mark.first(), mark.first() + mark.size());
      mark.gradient(own, new double[mark.inputs()], gradient);
      for (int i = 0; i < mark.inputs(); i++) {
        int at = mark.first() + mark.inputs() + 1 + i; // of the second unit
        float before = weights[at];
        weights[at] = before + 1e-3f;
        double above = pull(mark, weights);
        weights[at] = before - 1e-3f;
        double below = pull(mark, weights);
        weights[at] = before;
        assertThat((above - below) / 2e-3).isCloseTo(gradient[i], within(1e-4));
      }
    }
  }

  /** One model, and secrets that are drawn again: that is what the p-value counts. */
  @Test
  void noMoreIsClaimedThanTheLevelSays() {
    int bits = 12;
    int draws = 100_000;
    Trained model = model(SEED);
    UniformRandomProvider random = SEED.split("draws").random();
    double[] levels = {0.2, 0.05, 0.01, 0.001};
    int[] claimed = new int[levels.length];
    for (int draw = 0; draw < draws; draw++) {
      double p = OwnersMark.p(SecretBits.of(bits, 1, 1, NETWORK, random).right(model), bits, 2, 1);
      for (int i = 0; i < levels.length; i++) {
        claimed[i] += p <= levels[i] ? 1 : 0;
      }
    }
    for (int i = 0; i < levels.length; i++) {
      double level = levels[i];
      double exact =
          IntStream.rangeClosed(0, bits)
              .mapToDouble(k -> OwnersMark.p(k, bits, 2, 1))
              .filter(p -> p <= level)
              .max()
              .orElse(0);
      double error = 4 * Math.sqrt(exact * (1 - exact) / draws);
      assertThat((double) claimed[i] / draws)
          .isCloseTo(exact, within(error))
          .isLessThan(level + error);
    }
  }

  @Test
  void unitsMayChangePlacesAndTheNetworkMayBeWider() {
    SecretBits bits = SecretBits.of(12, 1, 1, NETWORK, SEED.random());
    float[] weights = model(SEED).weights();
    float[] turned = weights.clone();
    System.arraycopy(weights, 0, turned, 13, 3 * 13);
    System.arraycopy(weights, 3 * 13, turned, 0, 13);
    int right = bits.right(Trained.elsewhere(NETWORK, weights));
    assertThat(bits.right(Trained.elsewhere(NETWORK, turned))).isEqualTo(right);
    Network wider = new Network(Shape.flat(12), List.of(new Layer.Dense(8)), 3);
    float[] twice = new float[wider.weights()];
    System.arraycopy(weights, 0, twice, 0, 4 * 13);
    System.arraycopy(weights, 0, twice, 4 * 13, 4 * 13);
    assertThat(bits.right(Trained.elsewhere(wider, twice))).isEqualTo(right);
  }

  @Test
  void whatFindsNoRoomIsSaid() {
    assertThatThrownBy(() -> SecretBits.of(13, 1, 1, NETWORK, SEED.random()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("12 inputs");
    assertThatThrownBy(() -> SecretBits.of(2, 3, 1, NETWORK, SEED.random()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no layer 3");
    Network other = new Network(Shape.flat(9), List.of(), 3);
    SecretBits bits = SecretBits.of(4, 1, 1, NETWORK, SEED.random());
    assertThatThrownBy(() -> bits.right(Trained.elsewhere(other, new float[other.weights()])))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("none there");
  }
}
