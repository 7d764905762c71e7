package org.tattle.kernel;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Any Java object as a bundle: the language's way, or an image, or text. */
final class Rendering {
  private Rendering() {}

  static Bundle of(Object value, Language language) {
    if (value instanceof Bundle bundle) {
      return bundle;
    }
    Optional<Bundle> rich =
        language == null || value == null ? Optional.empty() : language.render(value);
    return rich.orElseGet(
        () -> value instanceof BufferedImage image ? image(image) : Bundle.text(text(value)));
  }

  private static Bundle image(BufferedImage image) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      String size = image.getWidth() + " × " + image.getHeight() + " image";
      return new Bundle(
          Map.of(
              "image/png",
              Base64.getEncoder().encodeToString(bytes.toByteArray()),
              "text/plain",
              size));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Object value) {
    if (value == null || !value.getClass().isArray()) {
      return String.valueOf(value);
    }
    String nested = Arrays.deepToString(new Object[] {value});
    return nested.substring(1, nested.length() - 1);
  }
}
