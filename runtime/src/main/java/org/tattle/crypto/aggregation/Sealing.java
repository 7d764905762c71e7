package org.tattle.crypto.aggregation;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what one client tells another through the server: AES-256-GCM, under a key that is used for
 * that one message, so that the nonce may be the same.
 */
final class Sealing {
  private static final int TAG_BITS = 128;

  private Sealing() {}

  static byte[] seal(byte[] key, byte[] content) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, key).doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /**
   * @throws ProtocolBreach if it is not what was sealed with that key
   */
  static byte[] open(byte[] key, byte[] closed) {
    try {
      return cipher(Cipher.DECRYPT_MODE, key).doFinal(closed);
    } catch (GeneralSecurityException e) {
      throw new ProtocolBreach("a sealed message was changed", e);
    }
  }

  private static Cipher cipher(int mode, byte[] key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, new byte[12]));
    return cipher;
  }
}
