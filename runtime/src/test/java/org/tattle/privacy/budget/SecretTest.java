package org.tattle.privacy.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Signatures of a known key, as Python's {@code hmac} and {@code hashlib.sha256} make them. */
class SecretTest {
  private static final String KEY =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  private final Secret secret = Secret.of(KEY);

  @Test
  void aSignatureIsTheHmacOfWhatItIsForAZeroAndWhatItSays() {
    assertThat(secret.sign("people", "rows"))
        .isEqualTo("4398fd37f23fa929ad4e78aac5cdc744db88ea3ed3ddd5204d42fa16ca7899fe");
  }

  @Test
  void whatIsSignedForOneThingPassesForNoOther() {
    assertThat(secret.sign("line", "it")).isNotEqualTo(secret.sign("head", "it"));
    assertThat(secret.sign("a", "bc")).isNotEqualTo(secret.sign("ab", "c"));
  }

  @Test
  void aNumberIsHiddenInTheFirstBytesOfItsHmac() {
    byte[] hidden = secret.hide(new long[] {1, -2, Long.MAX_VALUE});
    assertThat(HexFormat.of().formatHex(hidden))
        .isEqualTo("c432e059c3" + "c9bfde4926" + "23ad290336");
  }

  @Test
  void aSecretIsDrawnAnewAndComesBackAsItWasWritten() {
    assertThat(secret.hex()).isEqualTo(KEY);
    assertThat(Secret.fresh().hex()).hasSize(64).isNotEqualTo(Secret.fresh().hex());
    assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(KEY.substring(2)));
    assertThatIllegalArgumentException().isThrownBy(() -> Secret.of("no secret"));
  }
}
