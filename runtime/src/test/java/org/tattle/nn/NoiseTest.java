package org.tattle.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

class NoiseTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  @Test
  void seededNoiseIsNormal() {
    assertNormal(seeded(1), 1_000);
  }

  @Test
  void secureNoiseIsNormal() {
    assertNormal(Noise.of(Randomness.secure()), 1_000);
  }

  @Test
  void aBlockDependsOnItsSeedStepAndNumberAlone() {
    float[] block = block(seeded(3), 5, 2);
    Noise again = seeded(3);
    block(again, 1, 1);
    assertThat(block(again, 5, 2)).isEqualTo(block);
    assertThat(block(again, 5, 3)).isNotEqualTo(block);
    assertThat(block(again, 6, 2)).isNotEqualTo(block);
    assertThat(block(seeded(4), 5, 2)).isNotEqualTo(block);
  }

  @Test
  void secureNoiseNeverRepeats() {
    assertThat(block(Noise.of(Randomness.secure()), 0, 0))
        .isNotEqualTo(block(Noise.of(Randomness.secure()), 0, 0));
  }

  /** The smallest and the largest 32 bits give the deviates furthest out and at zero. */
  @Test
  void theTailsReachAsFarAs32BitsDo() {
    int[] bits = new int[Normals.BLOCK];
    float[] to = new float[Normals.BLOCK];
    new Normals().fill(bits, to);
    assertThat((double) Math.abs(to[0])).isCloseTo(Math.sqrt(66 * Math.log(2)), within(1e-4));
    Arrays.fill(bits, -1);
    new Normals().fill(bits, to);
    assertThat((double) Math.abs(to[0])).isLessThan(1e-3);
  }

  /** Beyond 5 deviations 5.733e-7 of the mass: 229 of 4e8 draws, with a deviation of 15. */
  @Tag("slow")
  @Test
  void drawsBeyondFiveDeviationsAreAsManyAsThereShouldBe() {
    Noise noise = seeded(9);
    float[] block = new float[Normals.BLOCK];
    long draws = 0;
    long beyond = 0;
    for (int i = 0; draws < 400_000_000; i++) {
      noise.fill(0, i, block);
      for (float v : block) {
        beyond += Math.abs(v) > 5 ? 1 : 0;
      }
      draws += block.length;
    }
    double expected = 2 * NORMAL.survivalProbability(5) * draws;
    assertThat((double) beyond).isCloseTo(expected, within(4 * Math.sqrt(expected)));
  }

  static Noise seeded(long seed) {
    return Noise.of(Randomness.seeded(new Seed(seed)));
  }

  /** Kolmogorov and Smirnov's distance, which exceeds 1.95 / sqrt(n) once in a thousand times. */
  private static void assertNormal(Noise noise, int blocks) {
    float[] all = new float[blocks * Normals.BLOCK];
    double squares = 0;
    double pairs = 0;
    for (int i = 0; i < blocks; i++) {
      float[] block = block(noise, 0, i);
      System.arraycopy(block, 0, all, i * block.length, block.length);
      for (int j = 0; j < block.length; j++) {
        squares += block[j] * block[j];
        pairs += block[j] * block[(j + block.length / 2) % block.length];
      }
    }
    int n = all.length;
    assertThat(squares / n).isCloseTo(1, within(4 * Math.sqrt(2.0 / n)));
    assertThat(pairs / n).isCloseTo(0, within(8 / Math.sqrt(n)));
    Arrays.sort(all);
    double distance = 0;
    for (int i = 0; i < n; i++) {
      double p = NORMAL.cumulativeProbability(all[i]);
      distance = Math.max(distance, Math.max(p - (double) i / n, (i + 1.0) / n - p));
    }
    assertThat(distance).isLessThan(1.95 / Math.sqrt(n));
  }

  private static float[] block(Noise noise, long step, int number) {
    float[] to = new float[Normals.BLOCK];
    noise.fill(step, number, to);
    return to;
  }
}
