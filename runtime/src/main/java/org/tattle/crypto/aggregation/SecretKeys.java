package org.tattle.crypto.aggregation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A pair of keys by which two people agree on secrets over a line that others read: X25519 (RFC
 * 7748), and from what is agreed keys for each purpose by HKDF (RFC 5869).
 *
 * @param secret 32 bytes, in the order of RFC 7748
 * @param shown 32 bytes
 */
record SecretKeys(byte[] secret, byte[] shown) {
  static final int LENGTH = 32;
  private static final String CURVE = "X25519";

  /** New ones, of the secure source. */
  static SecretKeys fresh() {
    try {
      var pair = KeyPairGenerator.getInstance(CURVE).generateKeyPair();
      byte[] secret = ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
      BigInteger shown = ((XECPublicKey) pair.getPublic()).getU();
      return new SecretKeys(secret, bytes(shown));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has X25519", e);
    }
  }

  /**
   * What whoever has the one key and whoever has the other both know.
   *
   * @param shown the other's public key
   * @param purpose what it is for: for each another one
   * @throws ProtocolBreach if that is no key that can be agreed with
   */
  static byte[] agreed(byte[] secret, byte[] shown, int length, String purpose) {
    return derived(met(secret, shown), length, purpose);
  }

  /** A key for a purpose of what two people know. */
  static byte[] derived(byte[] met, int length, String purpose) {
    return derived(met, new byte[0], purpose.getBytes(UTF_8), length);
  }

  /**
   * What two people know, from which keys are derived.
   *
   * @throws ProtocolBreach if that is no key that can be agreed with
   */
  static byte[] met(byte[] secret, byte[] shown) {
    try {
      KeyFactory keys = KeyFactory.getInstance(CURVE);
      KeyAgreement agreement = KeyAgreement.getInstance(CURVE);
      agreement.init(
          keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret)));
      agreement.doPhase(
          keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, number(shown))),
          true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw new ProtocolBreach("a key cannot be agreed with", e);
    }
  }

  byte[] agreed(byte[] others, int length, String purpose) {
    return agreed(secret, others, length, purpose);
  }

  /** HKDF with HMAC-SHA256, extract and expand (RFC 5869, section 2). */
  static byte[] derived(byte[] from, byte[] salt, byte[] purpose, int length) {
    byte[] extracted = mac(salt.length == 0 ? new byte[LENGTH] : salt, from);
    byte[] all = new byte[0];
    byte[] block = new byte[0];
    for (int i = 1; all.length < length; i++) {
      block = mac(extracted, block, purpose, new byte[] {(byte) i});
      all = Arrays.copyOf(all, all.length + block.length);
      System.arraycopy(block, 0, all, all.length - block.length, block.length);
    }
    return Arrays.copyOf(all, length);
  }

  private static byte[] mac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC with SHA-256", e);
    }
  }

  private static byte[] bytes(BigInteger u) {
    byte[] little = new byte[LENGTH];
    byte[] big = u.toByteArray();
    for (int i = 0; i < Math.min(big.length, LENGTH); i++) {
      little[i] = big[big.length - 1 - i];
    }
    return little;
  }

  private static BigInteger number(byte[] little) {
    byte[] big = new byte[little.length];
    for (int i = 0; i < big.length; i++) {
      big[i] = little[big.length - 1 - i];
    }
    return new BigInteger(1, big);
  }

  /** Not what they are. */
  @Override
  public String toString() {
    return "keys";
  }
}
