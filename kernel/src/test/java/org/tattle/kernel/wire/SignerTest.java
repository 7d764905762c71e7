package org.tattle.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignerTest {
  private static final List<byte[]> PARTS =
      List.of("what do ya want ".getBytes(UTF_8), "for nothing?".getBytes(UTF_8));

  /** RFC 4231, test case 2. */
  @Test
  void signsAsTheStandardSays() {
    assertThat(new String(new Signer("hmac-sha256", "Jefe").sign(PARTS), UTF_8))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @ParameterizedTest
  @CsvSource({
    "hmac-sha256, HmacSHA256, 3",
    "hmac-sha256, HmacSHA256, 200",
    "hmac-sha512, HmacSHA512, 100",
    "hmac-sha512, HmacSHA512, 200",
    "hmac-md5, HmacMD5, 64"
  })
  void signsAsJavaDoes(String scheme, String algorithm, int length)
      throws GeneralSecurityException {
    String key = "k".repeat(length);
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(key.getBytes(UTF_8), algorithm));
    PARTS.forEach(mac::update);
    assertThat(new String(new Signer(scheme, key).sign(PARTS), UTF_8))
        .isEqualTo(HexFormat.of().formatHex(mac.doFinal()));
  }

  @Test
  void acceptsItsOwnSignatureOnceAndNoOther() {
    Signer signer = new Signer("hmac-sha256", "key");
    byte[] signature = signer.sign(PARTS);
    assertThat(signer.accepts(signature, PARTS)).isTrue();
    assertThat(signer.accepts(signature, PARTS)).as("heard again").isFalse();
    signature[5] ^= 1;
    assertThat(signer.accepts(signature, PARTS)).isFalse();
    assertThat(signer.accepts(new byte[0], PARTS)).isFalse();
  }

  @Test
  void aConnectionWithoutAKeyIsNotSigned() {
    Signer signer = new Signer("hmac-sha256", "");
    assertThat(signer.sign(PARTS)).isEmpty();
    assertThat(signer.accepts("anything".getBytes(UTF_8), PARTS)).isTrue();
  }

  @Test
  void anUnknownSchemeIsRefusedAtOnce() {
    assertThatThrownBy(() -> new Signer("hmac-rot13", "key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no signature scheme `ROT13` in this Java");
  }
}
