package org.tattle.crypto.aggregation;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The keys by which others know that a message is somebody's: Ed25519 (RFC 8032). */
public final class Identity {
  private static final String SCHEME = "Ed25519";

  private final KeyPair pair;

  private Identity(KeyPair pair) {
    this.pair = pair;
  }

  /** A new one, of the secure source. */
  public static Identity fresh() {
    try {
      return new Identity(KeyPairGenerator.getInstance(SCHEME).generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  /** What others know it by. */
  public PublicKey shown() {
    return pair.getPublic();
  }

  byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(SCHEME);
      signature.initSign(pair.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  /** Whoever looks whether signatures are right. */
  @FunctionalInterface
  interface Verifier {
    boolean signed(PublicKey by, byte[] message, byte[] signature);

    /** Looks at each. */
    static Verifier each() {
      return Identity::right;
    }

    /**
     * Looks once at what is the same to the byte, for clients that are simulated on one machine.
     */
    static Verifier shared() {
      Map<SumMessage.Signed, Boolean> known = new ConcurrentHashMap<>();
      return (by, message, signature) ->
          known.computeIfAbsent(
              SumMessage.Signed.of(by, message, signature), it -> right(by, message, signature));
    }
  }

  private static boolean right(PublicKey by, byte[] message, byte[] signature) {
    try {
      Signature check = Signature.getInstance(SCHEME);
      check.initVerify(by);
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
