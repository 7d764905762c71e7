package org.tattle.record.code;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.record.field.Fields;
import org.tattle.run.Control;

/** Tokens that say of records that all fields are the same, and nothing else. */
public final class PrivateTokens {
  private PrivateTokens() {}

  /** By SHA-256 of what the fields hold, which everybody can compute of a guess. */
  public static RecordTokens hashed(Fields fields, Control control) {
    return tokens(fields, text -> new BigInteger(1, Keyed.digest("SHA-256").digest(text)), control);
  }

  /** By HMAC-SHA-256 under a key, which whoever has it can compute of a guess. */
  public static RecordTokens keyed(Fields fields, byte[] key, Control control) {
    return tokens(
        fields, text -> new BigInteger(1, Keyed.mac("HmacSHA256", key).doFinal(text)), control);
  }

  /**
   * By points that both sides blinded: nobody can compute them of a guess without the other. Both
   * are played here; what each sends is shuffled in earnest, and what it tells besides is how many
   * records it has.
   *
   * @param own the secret of the side whose records these are
   */
  public static RecordTokens blinded(Fields fields, Blinding own, Blinding other, Control control) {
    return tokens(fields, text -> other.blind(own.blind(Blinding.point(text))), control);
  }

  private interface Making {
    BigInteger of(byte[] text);
  }

  private static RecordTokens tokens(Fields fields, Making making, Control control) {
    Map<String, String> known = new HashMap<>();
    List<Optional<String>> all = new ArrayList<>();
    for (int record = 0; record < fields.records(); record++) {
      control.check();
      int at = record;
      all.add(
          fields.whole(record)
              ? Optional.of(
                  known.computeIfAbsent(
                      HexFormat.of().formatHex(fields.joined(record)),
                      it -> making.of(fields.joined(at)).toString(Character.MAX_RADIX)))
              : Optional.empty());
    }
    return new RecordTokens(all);
  }
}
