package org.tattle.dsl.run.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A record of a run as it is kept in a file: bound together by a digest, so that no part of it can
 * change by itself, and signed by who ran it, if they want to answer for it. Anybody can make a
 * digest; only who has the key can make the signature.
 *
 * @param run the record
 * @param digest the SHA-256 of all of it, in hexadecimal digits
 * @param signature by Ed25519 of the digest, in Base64; empty if nobody signed
 */
public record SealedRecord(RunRecord run, String digest, String signature) {

  /** What is signed begins so, lest a signature for something else is taken for one of a record. */
  private static final String PURPOSE = "tattle record 4\n";

  /**
   * One text for one record: nothing is left out or written twice, and the order of names says
   * nothing.
   */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  /** The record with its digest. */
  public static SealedRecord of(RunRecord run) {
    return new SealedRecord(run, digest(run), "");
  }

  /** The same, signed. */
  public SealedRecord signed(PrivateKey key) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(message());
      return new SealedRecord(run, digest, Base64.getEncoder().encodeToString(signer.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the key is none of Ed25519", e);
    }
  }

  /** Whether the owner of a key signed it. */
  public boolean signedBy(PublicKey key) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(message());
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether somebody signed it. */
  public boolean signed() {
    return !signature.isEmpty();
  }

  private byte[] message() {
    return (PURPOSE + digest).getBytes(StandardCharsets.UTF_8);
  }

  /** As it is written. */
  public String json() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record is plain values", e);
    }
  }

  /**
   * The record that was written so.
   *
   * @throws IllegalArgumentException if it was not, if a part of it is missing, or if it was
   *     changed since
   */
  public static SealedRecord read(String json) {
    SealedRecord sealed;
    try {
      sealed = JSON.readValue(json, SealedRecord.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "it is no whole record of a run that this version can read", e);
    }
    if (sealed == null || sealed.run.format() != RunRecord.FORMAT || !sealed.whole()) {
      throw new IllegalArgumentException(
          "it is no whole record of a run that this version can read");
    }
    if (!sealed.digest.equals(digest(sealed.run))) {
      throw new IllegalArgumentException("it was changed after it was written");
    }
    return sealed;
  }

  /** Whether nothing in its lists is missing; of the rest the reader sees to that. */
  private boolean whole() {
    return Stream.of(run.uses(), run.settings(), run.data(), run.keys(), run.metrics(), run.leaks())
            .map(Map::values)
            .noneMatch(values -> values.stream().anyMatch(it -> it == null))
        && run.claims().stream().noneMatch(it -> it == null)
        && run.script().given().stream().noneMatch(it -> it == null);
  }

  private static String digest(RunRecord run) {
    try {
      return DigestUtils.sha256Hex(JSON.writeValueAsBytes(run));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record is plain values", e);
    }
  }
}
