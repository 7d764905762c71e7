package org.tattle.record.code;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes of Java's under a key. */
final class Keyed {
  private Keyed() {}

  /**
   * @param algorithm such as {@code HmacSHA256}
   */
  static Mac mac(String algorithm, byte[] key) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  /** A key of its own for one purpose, which tells nothing of the first. */
  static byte[] derived(byte[] key, String purpose) {
    return mac("HmacSHA256", key).doFinal(purpose.getBytes(StandardCharsets.UTF_8));
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
