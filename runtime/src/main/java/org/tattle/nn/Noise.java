package org.tattle.nn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.tattle.run.Randomness;

/**
 * Normal deviates for privacy, in blocks that are numbered, so that threads may share the work and
 * the result is the same. One instance serves one thread.
 */
abstract class Noise {
  private final Normals normals = new Normals();
  private final int[] random = new int[Normals.BLOCK];

  /** Writes a block of {@link Normals#BLOCK} deviates with mean 0 and variance 1. */
  void fill(long step, int block, float[] to) {
    bits(step, block, random);
    normals.fill(random, to);
  }

  abstract void bits(long step, int block, int[] to);

  /**
   * Deviates that nobody can predict; of a seeded source, the same ones every time for one step and
   * block.
   */
  static Noise of(Randomness random) {
    return random.isSeeded() ? new Hashed(random.nextLong()) : new Encrypted(random);
  }

  /**
   * Bits by hashing a counter with the finaliser of MurmurHash3, under 96 bits of key of its own
   * for each block. Multiplications, shifts and exclusive ors of ints are what the compiler
   * vectorises.
   */
  private static final class Hashed extends Noise {
    private static final int[] COUNTER =
        java.util.stream.IntStream.range(0, Normals.BLOCK).map(i -> i * 0x9E3779B1).toArray();

    private final long seed;

    Hashed(long seed) {
      this.seed = seed;
    }

    @Override
    void bits(long step, int block, int[] to) {
      long first = mix(seed + mix(step * 0x9E3779B97F4A7C15L + block));
      long second = mix(first + 0x9E3779B97F4A7C15L);
      hash((int) first, (int) (first >>> 32), (int) second, to);
    }

    private static void hash(int k0, int k1, int k2, int[] to) {
      for (int i = 0; i < to.length; i++) {
        int x = COUNTER[i] + k0;
        x = (x ^ x >>> 16 ^ k1) * 0x85EBCA6B;
        x = (x ^ x >>> 13) * 0xC2B2AE35;
        to[i] = x ^ x >>> 16 ^ k2;
      }
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
      long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
      z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
      return z ^ z >>> 31;
    }
  }

  /** Bits as they come from the secure source, in bulk. */
  private static final class Encrypted extends Noise {
    private final Randomness random;
    private final byte[] stream = new byte[Normals.BLOCK * Integer.BYTES];
    private final IntBuffer ints =
        ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();

    Encrypted(Randomness random) {
      this.random = random;
    }

    @Override
    void bits(long step, int block, int[] to) {
      random.nextBytes(stream);
      ints.get(0, to);
    }
  }
}
