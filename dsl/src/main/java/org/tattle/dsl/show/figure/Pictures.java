package org.tattle.dsl.show.figure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Result;
import org.tattle.dsl.show.Html;
import org.tattle.dsl.show.HtmlView;

/** Draws pictures that a result has to show: as bitmaps, and in the terminal by characters. */
public final class Pictures {
  private static final String SHADES = " .:-=+*#%@";

  /** How large a picture is on the screen, at least, and how wide in characters, at most. */
  private static final int PIXELS = 96;

  private static final int LETTERS = 28;
  private static final int LINE = 78;
  private static final int GAP = 4;

  private Pictures() {}

  /** Those of a result, if it has any. */
  public static Optional<Exhibit.Pictures> of(Result result) {
    return result.exhibits().stream()
        .filter(Exhibit.Pictures.class::isInstance)
        .map(Exhibit.Pictures.class::cast)
        .findFirst();
  }

  /** Them under their names. */
  public static HtmlView view(Exhibit.Pictures all) {
    StringBuilder html = new StringBuilder("<div>");
    for (Exhibit.Picture picture : all.pictures()) {
      Exhibit.Pictures one = new Exhibit.Pictures(all.height(), all.width(), List.of(picture));
      String name = Html.escape(picture.name());
      html.append(
          ("<figure style=\"display:inline-block;margin:4px\"><img alt=\"%s\""
                  + " src=\"data:image/png;base64,%s\"><figcaption>%s</figcaption></figure>")
              .formatted(name, Base64.getEncoder().encodeToString(png(one, 1)), name));
    }
    return new HtmlView(html.append("</div>").toString(), text(all));
  }

  /** Them side by side, dark where values are high, so that they look as they do on paper. */
  public static byte[] png(Exhibit.Pictures all, int scale) {
    int zoom = scale * Math.max(1, PIXELS / Math.max(all.height(), all.width()));
    int count = all.pictures().size();
    BufferedImage image =
        new BufferedImage(
            count * all.width() * zoom + (count - 1) * GAP * scale,
            all.height() * zoom,
            BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int which = x / (all.width() * zoom + GAP * scale);
        int within = x % (all.width() * zoom + GAP * scale);
        int column = within / zoom;
        float shade =
            column < all.width()
                ? all.pictures().get(which).shades()[y / zoom * all.width() + column]
                : 0;
        int grey = 255 - Math.round(255 * Math.max(0, Math.min(1, shade)));
        image.setRGB(x, y, grey << 16 | grey << 8 | grey);
      }
    }
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two characters a pixel, as these are twice as high as wide; large ones by every few. */
  private static String text(Exhibit.Pictures all) {
    int step = Math.max(1, (2 * all.width() + LETTERS - 1) / LETTERS);
    int width = 2 * ((all.width() + step - 1) / step);
    int beside = Math.max(1, (LINE + 2) / (width + 2));
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < all.pictures().size(); from += beside) {
      List<Exhibit.Picture> line =
          all.pictures().subList(from, Math.min(from + beside, all.pictures().size()));
      line.forEach(it -> text.append(padded(it.name(), width)));
      for (int y = 0; y < all.height(); y += step) {
        text.append('\n');
        for (Exhibit.Picture picture : line) {
          StringBuilder row = new StringBuilder();
          for (int x = 0; x < all.width(); x += step) {
            char shade = SHADES.charAt(level(mean(all, picture, x, y, step)));
            row.append(shade).append(shade);
          }
          text.append(padded(row.toString(), width));
        }
      }
      text.append("\n\n");
    }
    return text.toString()
        .stripTrailing()
        .lines()
        .map(String::stripTrailing)
        .reduce((a, b) -> a + "\n" + b)
        .orElse("");
  }

  private static float mean(Exhibit.Pictures all, Exhibit.Picture picture, int x, int y, int step) {
    float sum = 0;
    int count = 0;
    for (int i = y; i < Math.min(y + step, all.height()); i++) {
      for (int j = x; j < Math.min(x + step, all.width()); j++) {
        sum += picture.shades()[i * all.width() + j];
        count++;
      }
    }
    return sum / count;
  }

  private static int level(float shade) {
    return Math.round(Math.max(0, Math.min(1, shade)) * (SHADES.length() - 1));
  }

  private static String padded(String text, int width) {
    String cut = text.length() > width ? text.substring(0, width) : text;
    return cut + " ".repeat(width + 2 - cut.length());
  }
}
