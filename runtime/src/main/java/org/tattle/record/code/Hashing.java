package org.tattle.record.code;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import javax.crypto.Mac;

/** Which bits a piece of text sets. All are keyed: who does not have the key cannot tell. */
public enum Hashing {
  /**
   * Each bit by itself: four bytes of HMAC-SHA-256 a bit, as many blocks of it as are needed. No
   * two bits of a piece hang together otherwise than by it.
   */
  INDEPENDENT {
    @Override
    Function<String, int[]> under(byte[] key, int bits, int count) {
      Mac mac = Keyed.mac("HmacSHA256", key);
      return gram -> {
        int[] positions = new int[count];
        ByteBuffer block = ByteBuffer.allocate(0);
        for (int i = 0; i < count; i++) {
          if (!block.hasRemaining()) {
            mac.update(gram.getBytes(StandardCharsets.UTF_8));
            block = ByteBuffer.wrap(mac.doFinal(new byte[] {0, (byte) (i / PER_BLOCK)}));
          }
          positions[i] = Integer.remainderUnsigned(block.getInt(), bits);
        }
        return positions;
      };
    }
  },
  /** Bits {@code (h1 + i h2) mod bits}, with HMAC-SHA-256 under two keys made of the one. */
  DOUBLE {
    @Override
    Function<String, int[]> under(byte[] key, int bits, int count) {
      return doubled(
          Keyed.mac("HmacSHA256", Keyed.derived(key, "h1")),
          Keyed.mac("HmacSHA256", Keyed.derived(key, "h2")),
          bits,
          count);
    }
  },
  /**
   * As in the paper (Schnell, Bachteler and Reiher 2009, section 3.2): the same with HMAC-SHA-1
   * under the key and a 1, and HMAC-MD5 under the key and a 2. Kept to read old codes.
   */
  SHA1_MD5 {
    @Override
    Function<String, int[]> under(byte[] key, int bits, int count) {
      return doubled(
          Keyed.mac("HmacSHA1", and(key, '1')), Keyed.mac("HmacMD5", and(key, '2')), bits, count);
    }
  };

  private static final int PER_BLOCK = 8;

  /**
   * The bits that each piece of text sets, some of which may be the same.
   *
   * @param count how many each sets at most
   */
  abstract Function<String, int[]> under(byte[] key, int bits, int count);

  private static byte[] and(byte[] key, char last) {
    byte[] longer = Arrays.copyOf(key, key.length + 1);
    longer[key.length] = (byte) last;
    return longer;
  }

  private static Function<String, int[]> doubled(Mac first, Mac second, int bits, int count) {
    BigInteger modulus = BigInteger.valueOf(bits);
    return gram -> {
      byte[] text = gram.getBytes(StandardCharsets.UTF_8);
      long h1 = new BigInteger(1, first.doFinal(text)).mod(modulus).longValue();
      long h2 = new BigInteger(1, second.doFinal(text)).mod(modulus).longValue();
      int[] positions = new int[count];
      for (int i = 0; i < count; i++) {
        positions[i] = (int) ((h1 + i * h2) % bits);
      }
      return positions;
    };
  }
}
