package org.tattle.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.tattle.dsl.show.Foreign;

/** Any Java object as a bundle: the language's way, or a picture, or text. */
final class Rendering {
  private static final int LIMIT = 20_000;

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

  /** A value's text, of which nobody reads more than a few screens. */
  private static String text(Object value) {
    String all = all(value);
    if (all.length() <= LIMIT) {
      return all;
    }
    int end = Character.isHighSurrogate(all.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT;
    return String.format(
        Locale.ROOT, "%s … (%,d more characters)", all.substring(0, end), all.length() - end);
  }

  private static String all(Object value) {
    if (value == null || !value.getClass().isArray()) {
      return String.valueOf(value);
    }
    String nested = Arrays.deepToString(new Object[] {value});
    return nested.substring(1, nested.length() - 1);
  }
}
