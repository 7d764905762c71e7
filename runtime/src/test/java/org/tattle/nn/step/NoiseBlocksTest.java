package org.tattle.nn.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

class NoiseBlocksTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  @Test
  void seededNoiseIsNormal() {
    assertNormal(seeded(1), 1_000);
  }

  @Test
  void secureNoiseIsNormal() {
    assertNormal(NoiseBlocks.of(Randomness.secure()), 1_000);
  }

  @Test
  void aBlockDependsOnItsSeedStepAndNumberAlone() {
    double[] block = block(seeded(3), 5, 2);
    NoiseBlocks again = seeded(3);
    block(again, 1, 1);
    assertThat(block(again, 5, 2)).isEqualTo(block);
    assertThat(block(again, 5, 3)).isNotEqualTo(block);
    assertThat(block(again, 6, 2)).isNotEqualTo(block);
    assertThat(block(seeded(4), 5, 2)).isNotEqualTo(block);
  }

  @Test
  void secureNoiseNeverRepeats() {
    assertThat(block(NoiseBlocks.of(Randomness.secure()), 0, 0))
        .isNotEqualTo(block(NoiseBlocks.of(Randomness.secure()), 0, 0));
  }

  /** As many leading zeros as there are in all give the deviate furthest out. */
  @Test
  void tailsGoOnInTheSpareWords() {
    long[] bits = new long[Normals.WORDS];
    double[] to = new double[Normals.BLOCK];
    new Normals().fill(bits, to);
    assertThat(Math.abs(to[0])).isBetween(Normals.REACH, Normals.REACH + 0.1);
    bits[0] = 1;
    new Normals().fill(bits, to);
    assertThat(Math.abs(to[0])).isCloseTo(Math.sqrt(2 * 64 * Math.log(2)), within(1e-12));
    bits[0] = 0;
    bits[Normals.BLOCK] = 1L << 63;
    new Normals().fill(bits, to);
    assertThat(Math.abs(to[0])).isCloseTo(Math.sqrt(2 * 65 * Math.log(2)), within(1e-12));
    Arrays.fill(bits, -1);
    new Normals().fill(bits, to);
    assertThat(Math.abs(to[0])).isLessThan(1e-7);
  }

  /** Each tail has words of its own: two in a block are not the same. */
  @Test
  void tailsOfOneBlockShareNoWord() {
    long[] bits = new long[Normals.WORDS];
    Arrays.fill(bits, 0, Normals.BLOCK, -1);
    bits[0] = 0;
    bits[1] = 0;
    bits[Normals.BLOCK] = -1;
    bits[Normals.BLOCK + 1] = 1L << 62;
    Arrays.fill(bits, Normals.BLOCK / 2, Normals.BLOCK, 0);
    double[] to = new double[Normals.BLOCK];
    new Normals().fill(bits, to);
    assertThat(Math.abs(to[0])).isCloseTo(Math.sqrt(2 * 64 * Math.log(2)), within(1e-9));
    assertThat(Math.abs(to[1])).isCloseTo(Math.sqrt(2 * 66 * Math.log(2)), within(1e-9));
  }

  /**
   * By exact bits: {@code u = (k + 1/2) / 2^64} and the angle, in the mathematics of {@link
   * StrictMath}, which is right to one place; from the middle to beyond six deviations, past which
   * {@link #tailsGoOnInTheSpareWords} looks.
   */
  @Test
  void deviatesAreThoseOfTheirBits() {
    UniformRandomProvider random = new Seed(5).random();
    long[] bits = new long[Normals.WORDS];
    double[] to = new double[Normals.BLOCK];
    int pairs = Normals.BLOCK / 2;
    double furthest = 0;
    for (int shift = 0; shift < 32; shift++) {
      for (int i = 0; i < bits.length; i++) {
        bits[i] = random.nextLong();
      }
      for (int i = 0; i < pairs; i++) {
        bits[i] = i % 2 == 0 ? bits[i] >>> shift : ~(bits[i] >>> 1 >>> shift);
      }
      new Normals().fill(bits, to);
      for (int i = 0; i < pairs; i++) {
        if (bits[i] >>> 32 != 0) {
          double r = radius(bits[i]);
          double angle = (2 * (bits[pairs + i] >>> 12) * 0x1.0p-52 - 1) * Math.PI;
          assertThat(to[i]).isCloseTo(r * StrictMath.cos(angle), within(error(r)));
          assertThat(to[pairs + i]).isCloseTo(r * StrictMath.sin(angle), within(error(r)));
          furthest = Math.max(furthest, r);
        }
      }
    }
    assertThat(furthest).isGreaterThan(6.5);
  }

  private static double radius(long k) {
    double rest = (~k >>> 1) * 2.0 + (~k & 1) + 0.5;
    double value = (k >>> 1) * 2.0 + (k & 1) + 0.5;
    return k < 0
        ? StrictMath.sqrt(-2 * StrictMath.log1p(-rest * 0x1.0p-64))
        : StrictMath.sqrt(-2 * StrictMath.log(value * 0x1.0p-64));
  }

  /** Half of what is charged for, and in the middle what a radius has less of certainty. */
  private static double error(double r) {
    return Normals.ERROR / 2 + Math.min(0x1.0p-25, 0x1.0p-51 / r);
  }

  /** Beyond 5 deviations 5.733e-7 of the mass: 229 of 4e8 draws, with a deviation of 15. */
  @Tag("slow")
  @Test
  void drawsBeyondFiveDeviationsAreAsManyAsThereShouldBe() {
    NoiseBlocks noise = seeded(9);
    double[] block = new double[Normals.BLOCK];
    long draws = 0;
    long beyond = 0;
    for (int i = 0; draws < 400_000_000; i++) {
      noise.fill(0, i, block);
      for (double v : block) {
        beyond += Math.abs(v) > 5 ? 1 : 0;
      }
      draws += block.length;
    }
    double expected = 2 * NORMAL.survivalProbability(5) * draws;
    assertThat((double) beyond).isCloseTo(expected, within(4 * Math.sqrt(expected)));
  }

  static NoiseBlocks seeded(long seed) {
    return NoiseBlocks.of(Randomness.seeded(new Seed(seed)));
  }

  /** Kolmogorov and Smirnov's distance, which exceeds 1.95 / sqrt(n) once in a thousand times. */
  private static void assertNormal(NoiseBlocks noise, int blocks) {
    double[] all = new double[blocks * Normals.BLOCK];
    double squares = 0;
    double pairs = 0;
    for (int i = 0; i < blocks; i++) {
      double[] block = block(noise, 0, i);
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

  static double[] block(NoiseBlocks noise, long step, int number) {
    double[] to = new double[Normals.BLOCK];
    noise.fill(step, number, to);
    return to;
  }
}
