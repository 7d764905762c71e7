package org.tattle.defense.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.tattle.defense.Crowd;
import org.tattle.defense.Gathering;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

class UpdateDefenseTest {
  private static final List<Integer> LAYERS = List.of(6, 4);
  private static final float[] CHANGE = {1, -5, 3, 0.5f, -2, 4, 0.1f, -0.4f, 0.2f, 0.3f};

  private static Gathering round(int seed) {
    return new Gathering(
        new Crowd(1, 100, 1, 1, 1, 1, 10, 1),
        rows -> new float[10],
        new int[0],
        1,
        10,
        LAYERS,
        Double.NaN,
        List.of(),
        List.of(),
        purpose -> Randomness.seeded(new Seed(seed).split(purpose)),
        new LongAdder(),
        Control.NONE);
  }

  @Test
  void whatIsPrunedIsTheSmallestOfEachLayerAndIsNotSent() {
    Gathering round = round(1);
    assertThat(new Prune(0.5).send(CHANGE, 0, round))
        .containsExactly(0, -5, 3, 0, 0, 4, 0, -0.4f, 0, 0.3f);
    assertThat(round.sent().sum()).isEqualTo(5 * 8 - 10 * 4);
    assertThat(CHANGE[0]).isEqualTo(1);
  }

  @Test
  void aLayerOfZerosAndALayerThatIsKeptWholeStayAsTheyAre() {
    assertThat(new Prune(1).send(CHANGE, 0, round(1))).isEqualTo(CHANGE);
    for (Compress.By by : Compress.By.values()) {
      assertThat(new Compress(by, 0.1, 4).send(new float[10], 0, round(1)))
          .isEqualTo(new float[10]);
    }
  }

  @Test
  void anUpdateIsShortenedAndNeverLengthened() {
    double[] lengths = new double[2];
    double[] norms = {1, 100};
    for (int i = 0; i < 2; i++) {
      for (float value : new ClipUpdates(norms[i]).send(CHANGE, 0, round(1))) {
        lengths[i] += value * value;
      }
    }
    assertThat(lengths[0]).isCloseTo(1, within(1e-6));
    assertThat(lengths[1]).isCloseTo(55.55, within(1e-5));
  }

  /** Eight levels a side of 5: a deviation of at most 5 / 7 / 2, over 4,000 draws. */
  @Test
  void coarserNumbersAreRightOnAverage() {
    double[] mean = new double[10];
    for (int seed = 0; seed < 4_000; seed++) {
      float[] sent = new Compress(Compress.By.QUANTISE, 1, 4).send(CHANGE, 0, round(seed));
      for (int i = 0; i < 10; i++) {
        mean[i] += sent[i] / 4_000;
      }
    }
    for (int i = 0; i < 10; i++) {
      assertThat(mean[i]).isCloseTo(CHANGE[i], within(5 * 5.0 / 14 / Math.sqrt(4_000)));
    }
  }

  @Test
  void signsAreSentWithTheMeanSizeOfTheirLayer() {
    float[] sent = new Compress(Compress.By.SIGNS, 1, 4).send(CHANGE, 0, round(1));
    assertThat(sent[0]).isCloseTo(15.5f / 6, within(1e-6f));
    assertThat(sent[1]).isEqualTo(-sent[0]);
    assertThat(sent[7]).isCloseTo(-0.25f, within(1e-6f));
  }

  @Test
  void noiseIsEachClientsOwnAndTheSameWhenARoundIsDoneAgain() {
    NoiseUpdates noise = new NoiseUpdates(0.1);
    float[] first = noise.send(CHANGE, 0, round(1));
    assertThat(noise.send(CHANGE, 0, round(1))).isEqualTo(first);
    assertThat(noise.send(CHANGE, 1, round(1))).isNotEqualTo(first);
  }
}
