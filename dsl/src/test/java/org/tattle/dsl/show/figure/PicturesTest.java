package org.tattle.dsl.show.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Exhibit;
import org.tattle.dsl.show.HtmlView;

class PicturesTest {
  private static final Exhibit.Pictures TWO =
      new Exhibit.Pictures(
          2,
          2,
          List.of(
              new Exhibit.Picture("<a>", new float[] {0, 1, 0.5f, 0}),
              new Exhibit.Picture("b", new float[] {1, 1, 1, 1})));

  @Test
  void picturesStandSideBySideInCharacters() {
    assertThat(Pictures.view(TWO).text()).isEqualTo("<a>   b\n  @@  @@@@\n++    @@@@");
  }

  @Test
  void namesAreEscapedAndPicturesAreInThePage() {
    HtmlView view = Pictures.view(TWO);
    assertThat(view.html()).contains("&lt;a&gt;").doesNotContain("<a>").contains("image/png");
  }

  @Test
  void aBitmapIsDarkWhereValuesAreHigh() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Pictures.png(TWO, 1)));
    assertThat(image.getWidth()).isEqualTo(2 * 96 + 4);
    assertThat(image.getRGB(10, 10) & 0xff).isEqualTo(255);
    assertThat(image.getRGB(60, 10) & 0xff).isZero();
    assertThat(image.getRGB(150, 60) & 0xff).isZero();
  }
}
