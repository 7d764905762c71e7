package org.tattle.kernel.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Signs messages with the connection's key and knows a forged one. The signature is the hexadecimal
 * HMAC over header, parent header, metadata and content, in that order. Comparison takes the same
 * time wherever the difference is, so that a signature cannot be guessed byte by byte.
 *
 * <p>A signature is accepted once, so that nobody who overhears a message can send it again; the
 * last 65,536 are remembered, as each message has an identifier of its own and no two are alike.
 *
 * <p>HMAC(k, m) = H((k xor opad) H((k xor ipad) m)), RFC 2104, on Java's digests: {@link
 * javax.crypto.Mac} asks every security provider for itself first, which is a tenth of a kernel's
 * start.
 */
public final class Signer {
  private static final String SCHEME = "HMAC-";

  /** As many as Jupyter's own session remembers. */
  private static final int REMEMBERED = 1 << 16;

  private final String digest;
  private final byte[] key;
  private final boolean empty;
  private final Set<ByteBuffer> heard =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });

  public Signer(String scheme, String key) {
    String name = scheme.toUpperCase(Locale.ROOT);
    this.digest =
        (name.startsWith(SCHEME) ? name.substring(SCHEME.length()) : name)
            .replaceFirst("^SHA(?=\\d)", "SHA-");
    byte[] secret = key.getBytes(StandardCharsets.UTF_8);
    int block = digest.equals("SHA-384") || digest.equals("SHA-512") ? 128 : 64;
    this.empty = secret.length == 0;
    this.key = Arrays.copyOf(secret.length > block ? hash().digest(secret) : secret, block);
    if (!empty) {
      hash();
    }
  }

  /** The signature as the bytes of its frame; empty if the connection has no key. */
  byte[] sign(List<byte[]> parts) {
    if (empty) {
      return new byte[0];
    }
    MessageDigest inner = hash();
    inner.update(padded(0x36));
    parts.forEach(inner::update);
    MessageDigest outer = hash();
    outer.update(padded(0x5c));
    return HexFormat.of()
        .formatHex(outer.digest(inner.digest()))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Whether the signature is that of the parts, and new: who repeats what was heard is no sender.
   */
  boolean accepts(byte[] signature, List<byte[]> parts) {
    return empty || MessageDigest.isEqual(signature, sign(parts)) && isNew(signature);
  }

  private boolean isNew(byte[] signature) {
    synchronized (heard) {
      return heard.add(ByteBuffer.wrap(signature));
    }
  }

  private byte[] padded(int pad) {
    byte[] bytes = key.clone();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= (byte) pad;
    }
    return bytes;
  }

  private MessageDigest hash() {
    try {
      return MessageDigest.getInstance(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("no signature scheme `" + digest + "` in this Java", e);
    }
  }
}
