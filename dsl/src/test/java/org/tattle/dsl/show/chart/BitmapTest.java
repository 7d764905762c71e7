package org.tattle.dsl.show.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Gallery;
import org.tattle.dsl.show.render.Render;

final class BitmapTest {

  @Test
  void hasTwiceTheSizeOfTheSvgAndShowsEverySeries() throws IOException {
    Figure figure = Gallery.tradeoff();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Render.png(figure, 2)));

    assertThat(Render.svg(figure))
        .contains("width=\"" + image.getWidth() / 2 + "\"")
        .contains("height=\"" + image.getHeight() / 2 + "\"");
    for (int hue = 0; hue < Theme.hues(); hue++) {
      int color = Theme.color(hue).getRGB();
      assertThat(pixels(image, color)).as("hue %d", hue).isGreaterThan(20);
    }
  }

  @Test
  void standsOnAWhitePlateWithClearCorners() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Render.png(Gallery.audit(), 2)));

    assertThat(image.getRGB(0, 0) >>> 24).isZero();
    assertThat(image.getRGB(image.getWidth() / 2, 2)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void isTheSameBytesEachTime() {
    assertThat(Render.png(Gallery.scores(), 1)).isEqualTo(Render.png(Gallery.scores(), 1));
  }

  private static int pixels(BufferedImage image, int color) {
    int found = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        found += image.getRGB(x, y) == color ? 1 : 0;
      }
    }
    return found;
  }
}
