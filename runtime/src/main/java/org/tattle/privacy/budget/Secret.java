package org.tattle.privacy.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tattle.run.Randomness;

/**
 * The secret of a ledger, which its owner alone can read: what is signed with it nobody else can
 * forge, and from what is hidden with it nobody else can guess rows back (HMAC with SHA-256, RFC
 * 2104).
 */
final class Secret {
  private static final int BYTES = 32;

  /** How much of a signature a hash of rows is hidden as: 256 of them do not meet by chance. */
  static final int SHORT = 5;

  private byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** One that is drawn when it is first used: many ledgers never are. */
  static Secret fresh() {
    return new Secret(null);
  }

  private synchronized byte[] bytes() {
    if (bytes == null) {
      bytes = new byte[BYTES];
      Randomness.secure().nextBytes(bytes);
    }
    return bytes;
  }

  /**
   * The one that was written down.
   *
   * @throws IllegalArgumentException if none was
   */
  static Secret of(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a secret has %s bytes".formatted(BYTES));
    }
    return new Secret(bytes);
  }

  String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  /** The signature of what something is, and says. */
  String sign(String what, String content) {
    Mac mac = mac();
    mac.update(what.getBytes(UTF_8));
    mac.update((byte) 0);
    return HexFormat.of().formatHex(mac.doFinal(content.getBytes(UTF_8)));
  }

  /** Numbers, each hidden in a few bytes, one after the other. */
  byte[] hide(long[] numbers) {
    Mac mac = mac();
    ByteBuffer hidden = ByteBuffer.allocate(numbers.length * SHORT);
    for (long number : numbers) {
      byte[] plain = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
      hidden.put(mac.doFinal(plain), 0, SHORT);
    }
    return hidden.array();
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(), "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC with SHA-256", e);
    }
  }
}
