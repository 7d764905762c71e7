package org.tattle.kernel.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing to show, in every form in which it can be shown; the front end picks.
 *
 * @param data forms by MIME type: strings, or JSON trees for types that end in {@code json}; binary
 *     data in base 64
 * @param metadata hints by MIME type, such as {@code width} and {@code height} of an image
 */
public record Bundle(Map<String, Object> data, Map<String, Object> metadata) {
  public Bundle {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  public Bundle(Map<String, ?> data) {
    this(new LinkedHashMap<>(data), Map.of());
  }

  /** Plain text and nothing else. */
  public static Bundle text(String text) {
    return new Bundle(Map.of("text/plain", text));
  }
}
