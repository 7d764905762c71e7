package org.tattle.nn.step;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.stream.IntStream;
import org.tattle.run.Randomness;

/**
 * Normal deviates for privacy, in blocks that are numbered, so that threads may share the work and
 * the result is the same. One instance serves one thread.
 */
public abstract class NoiseBlocks {
  private final Normals normals = new Normals();
  private final long[] random = new long[Normals.WORDS];

  /** Writes a block of {@link Normals#BLOCK} deviates with mean 0 and variance 1. */
  public void fill(long step, int block, double[] to) {
    bits(step, block, random);
    normals.fill(random, to);
  }

  /** Writes {@link Normals#WORDS} random words. */
  protected abstract void bits(long step, int block, long[] to);

  /**
   * Deviates that nobody can predict; of a seeded source, the same ones every time for one step and
   * block.
   */
  public static NoiseBlocks of(Randomness random) {
    return random.isSeeded() ? new Hashed(random.nextLong()) : new Encrypted(random);
  }

  /**
   * Bits by hashing a counter with the finaliser of MurmurHash3, under 96 bits of key of its own
   * for each block. Multiplications, shifts and exclusive ors of ints are what the compiler
   * vectorises.
   */
  private static final class Hashed extends NoiseBlocks {
    private static final int[] COUNTER =
        IntStream.range(0, 2 * Normals.WORDS).map(i -> i * 0x9E3779B1).toArray();

    private final long seed;
    private final int[] halves = new int[COUNTER.length];
    private final ByteBuffer bytes =
        ByteBuffer.allocateDirect(Normals.WORDS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final IntBuffer ints = bytes.asIntBuffer();
    private final LongBuffer longs = bytes.asLongBuffer();

    Hashed(long seed) {
      this.seed = seed;
    }

    @Override
    protected void bits(long step, int block, long[] to) {
      long first = mix(seed + mix(step * 0x9E3779B97F4A7C15L + block));
      long second = mix(first + 0x9E3779B97F4A7C15L);
      hash((int) first, (int) (first >>> 32), (int) second, halves);
      ints.put(0, halves);
      longs.get(0, to);
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
  private static final class Encrypted extends NoiseBlocks {
    private final Randomness random;
    private final byte[] stream = new byte[Normals.WORDS * Long.BYTES];
    private final LongBuffer longs =
        ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();

    Encrypted(Randomness random) {
      this.random = random;
    }

    @Override
    protected void bits(long step, int block, long[] to) {
      random.nextBytes(stream);
      longs.get(0, to);
    }
  }
}
