package org.tattle.nn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.tattle.run.Seed;

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

  /** The same deviates every time for one seed, step and block. */
  static Noise seeded(Seed seed) {
    return new Hashed(seed.value());
  }

  /** Deviates that nobody can predict. */
  static Noise secure() {
    return new Encrypted();
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

  /** AES-128 in counter mode under a key from {@link SecureRandom}. */
  private static final class Encrypted extends Noise {

    /** The processor's instructions are used from some hundred bytes on. */
    private static final byte[] ZEROS = new byte[Normals.BLOCK * Integer.BYTES];

    private final Cipher cipher;
    private final byte[] stream = new byte[ZEROS.length];
    private final java.nio.IntBuffer ints =
        ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();

    Encrypted() {
      byte[] key = new byte[16];
      new SecureRandom().nextBytes(key);
      try {
        cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(
            Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java has AES", e);
      }
    }

    @Override
    void bits(long step, int block, int[] to) {
      try {
        cipher.update(ZEROS, 0, ZEROS.length, stream);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("a cipher refused its own block size", e);
      }
      ints.get(0, to);
    }
  }
}
