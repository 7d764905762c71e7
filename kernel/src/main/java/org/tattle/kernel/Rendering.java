package org.tattle.kernel;

import java.util.Arrays;
import java.util.Optional;
import org.tattle.dsl.show.Foreign;

/** Any Java object as a bundle: the language's way, or a picture, or text. */
final class Rendering {
  private Rendering() {}

  static Bundle of(Object value, Language language) {
    if (value instanceof Bundle bundle) {
      return bundle;
    }
    Optional<Bundle> rich =
        language == null || value == null ? Optional.empty() : language.render(value);
    return rich.or(
            () -> Foreign.picture(value).map(data -> new Bundle(data, Foreign.metadata(value))))
        .orElseGet(() -> Bundle.text(text(value)));
  }

  private static String text(Object value) {
    if (value == null || !value.getClass().isArray()) {
      return String.valueOf(value);
    }
    String nested = Arrays.deepToString(new Object[] {value});
    return nested.substring(1, nested.length() - 1);
  }
}
