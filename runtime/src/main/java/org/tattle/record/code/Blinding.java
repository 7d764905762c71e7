package org.tattle.record.code;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;

/**
 * One side's secret number of a private set intersection (Meadows 1986; Huberman, Franklin and Hogg
 * 1999): each side multiplies the points of both by its own, and those that were the same are the
 * same again, while nobody can tell from a point what it was. X25519, as Java has it; what goes
 * between the sides is 32 bytes a point.
 */
public final class Blinding {
  /** Of a point, in bytes. */
  public static final int SIZE = 32;

  private static final String PURPOSE = "TATTLE-PSI-V01-CS02-with-curve25519_XMD:SHA-512_ELL2_RO_";
  private static final NamedParameterSpec X25519 = NamedParameterSpec.X25519;

  private final PrivateKey secret;
  private final KeyFactory factory;

  private Blinding(PrivateKey secret, KeyFactory factory) {
    this.secret = secret;
    this.factory = factory;
  }

  /** A secret of Java's secure source. */
  public static Blinding drawn() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
      return new Blinding(generator.generateKeyPair().getPrivate(), KeyFactory.getInstance("XDH"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has X25519", e);
    }
  }

  /** Where a text begins: the x of its point, which nobody has blinded yet. */
  public static BigInteger point(byte[] text) {
    return Curve25519.of(text, PURPOSE).x();
  }

  /** The x of a point times the secret. */
  public BigInteger blind(BigInteger point) {
    try {
      KeyAgreement agreement = KeyAgreement.getInstance("XDH");
      agreement.init(secret);
      agreement.doPhase(factory.generatePublic(new XECPublicKeySpec(X25519, point)), true);
      byte[] bytes = agreement.generateSecret();
      byte[] turned = new byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        turned[i] = bytes[bytes.length - 1 - i];
      }
      return new BigInteger(1, turned);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a hashed point was refused", e);
    }
  }
}
