package org.tattle.crypto.aggregation;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Makes of a short key as long a mask as is wanted, which nobody without the key can tell. */
interface MaskStream {

  /** Adds the mask of a key to numbers modulo 2^32, or takes it off. */
  void apply(byte[] key, boolean off, int[] to);

  /** AES-128 in counter mode, each key used for one mask. */
  MaskStream AES =
      (key, off, to) -> {
        final int chunk = 1 << 14;
        byte[] zeros = new byte[Math.min(chunk, Integer.BYTES * to.length)];
        byte[] mask = new byte[zeros.length];
        try {
          Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
          cipher.init(
              Cipher.ENCRYPT_MODE,
              new SecretKeySpec(key, "AES"),
              new IvParameterSpec(new byte[16]));
          for (int from = 0; from < to.length; from += chunk / Integer.BYTES) {
            int count = Math.min(chunk / Integer.BYTES, to.length - from);
            cipher.update(zeros, 0, count * Integer.BYTES, mask, 0);
            add(mask, off, to, from, count);
          }
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException("every Java has AES", e);
        } finally {
          Arrays.fill(mask, (byte) 0);
        }
      };

  /** Adds big-endian numbers to others, or takes them off. */
  static void add(byte[] mask, boolean off, int[] to, int from, int count) {
    java.nio.IntBuffer numbers = java.nio.ByteBuffer.wrap(mask).asIntBuffer();
    for (int i = 0; i < count; i++) {
      int number = numbers.get(i);
      to[from + i] += off ? -number : number;
    }
  }
}
