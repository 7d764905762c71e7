package org.tattle.kernel.cells;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tattle.dsl.show.render.Foreign;
import org.tattle.kernel.language.Bundle;
import org.tattle.kernel.language.Language;

/** Any Java object as a bundle: a library's way, or the language's, or a picture, or text. */
public final class Rendering {
  private static final int LIMIT = 20_000;
  private static final List<Renderer> REGISTERED = new CopyOnWriteArrayList<>();

  private Rendering() {}

  public static Bundle of(Object value, Language language) {
    if (value instanceof Bundle bundle) {
      return bundle;
    }
    if (value == null) {
      return Bundle.text("null");
    }
    Optional<Bundle> rich = registered(value);
    return rich.or(() -> language == null ? Optional.empty() : language.render(value))
        .or(() -> Foreign.picture(value).map(data -> new Bundle(data, Foreign.metadata(value))))
        .orElseGet(() -> Bundle.text(text(value)));
  }

  static void register(Renderer renderer) {
    REGISTERED.add(0, renderer);
  }

  /** By what was registered, and by the services of the library that the value is of. */
  private static Optional<Bundle> registered(Object value) {
    ClassLoader loader = value.getClass().getClassLoader();
    Stream<Renderer> services =
        loader == null || loader == Rendering.class.getClassLoader()
            ? Stream.empty()
            : StreamSupport.stream(ServiceLoader.load(Renderer.class, loader).spliterator(), false);
    return Stream.concat(REGISTERED.stream(), services)
        .flatMap(renderer -> renderer.render(value).stream())
        .findFirst();
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
