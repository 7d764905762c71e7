package org.tattle.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages with the connection's key and knows a forged one. The signature is the hexadecimal
 * HMAC over header, parent header, metadata and content, in that order. Comparison takes the same
 * time wherever the difference is, so that a signature cannot be guessed byte by byte.
 */
final class Signer {
  private final String algorithm;
  private final SecretKeySpec key;

  Signer(String scheme, String key) {
    this.algorithm = scheme.toUpperCase(Locale.ROOT).replace("-", "");
    this.key =
        key.isEmpty()
            ? null
            : new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), this.algorithm);
    if (this.key != null) {
      sign(List.of());
    }
  }

  /** The signature as the bytes of its frame; empty if the connection has no key. */
  byte[] sign(List<byte[]> parts) {
    if (key == null) {
      return new byte[0];
    }
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(key);
      parts.forEach(mac::update);
      return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no signature scheme `" + algorithm + "` in this Java", e);
    }
  }

  boolean accepts(byte[] signature, List<byte[]> parts) {
    return key == null || MessageDigest.isEqual(signature, sign(parts));
  }
}
