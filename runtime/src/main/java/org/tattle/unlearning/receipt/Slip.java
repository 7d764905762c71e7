package org.tattle.unlearning.receipt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the person is given whose row was forgotten: with it anybody can see that the row is in the
 * receipt, and without it nobody.
 *
 * @param row its number in the data
 * @param holds what the row said
 * @param key under which its digest was taken, in Base64; nobody else keeps it
 */
public record Slip(int row, String holds, String key) {
  private static final String HMAC = "HmacSHA256";

  /**
   * The digest of the row under the key.
   *
   * @throws IllegalArgumentException if the key is none
   */
  String digest() {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), HMAC));
      return HexFormat.of().formatHex(mac.doFinal(holds.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
