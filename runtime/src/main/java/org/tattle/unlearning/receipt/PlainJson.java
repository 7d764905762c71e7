package org.tattle.unlearning.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** One text for one value: nothing is left out, written twice, or stands behind it. */
final class PlainJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private PlainJson() {}

  static String of(Object value) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value).replace("\r\n", "\n")
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("receipts are plain values", e);
    }
  }

  static <T> T read(String json, Class<T> type, String none) {
    try {
      T read = JSON.readValue(json, type);
      if (read != null) {
        return read;
      }
    } catch (JsonProcessingException | NullPointerException e) {
      throw new IllegalArgumentException("it is " + none, e);
    }
    throw new IllegalArgumentException("it is " + none);
  }
}
