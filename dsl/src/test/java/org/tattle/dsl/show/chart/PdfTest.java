package org.tattle.dsl.show.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.render.Render;

final class PdfTest {
  private static final float UNIT = 0.75f;

  static List<Figure> figures() {
    return SvgTest.figures();
  }

  @ParameterizedTest
  @MethodSource("figures")
  void itIsASmallPageOfTheSvgsSizeThatNeedsNoFonts(Figure figure) throws IOException {
    byte[] pdf = Render.pdf(figure);
    assertThat(pdf).hasSizeLessThan(80_000).isEqualTo(Render.pdf(figure));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isOne();
      var page = document.getPage(0);
      assertThat(page.getMediaBox().getWidth()).isEqualTo(Chart.WIDTH * UNIT);
      assertThat(page.getMediaBox().getHeight()).isEqualTo(new Chart(figure).height() * UNIT);
      assertThat(page.getResources().getFontNames()).isEmpty();
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo(figure.title());
    }
  }

  /**
   * Edges are smoothed in two ways, so a few pixels in a hundred differ, and most only a little.
   */
  @ParameterizedTest
  @MethodSource("figures")
  void itLooksLikeTheBitmap(Figure figure) throws IOException {
    BufferedImage drawn;
    try (PDDocument document = Loader.loadPDF(Render.pdf(figure))) {
      drawn = new PDFRenderer(document).renderImage(0, 1 / UNIT);
    }
    BufferedImage wanted = ImageIO.read(new ByteArrayInputStream(Render.png(figure, 1)));
    double[] found = light(drawn);
    double[] right = light(wanted);
    assertThat(found).hasSameSizeAs(right);
    int far = 0;
    for (int i = 0; i < found.length; i++) {
      far += Math.abs(found[i] - right[i]) > 0.5 ? 1 : 0;
    }
    assertThat(far / (double) found.length).isLessThan(0.01);
    assertThat(ink(found)).isCloseTo(ink(right), within(0.01));
  }

  /** How light each pixel is on white paper, from 0 to 1. */
  private static double[] light(BufferedImage image) {
    BufferedImage paper =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = paper.createGraphics();
    g.drawImage(image, 0, 0, Color.WHITE, null);
    g.dispose();
    int[] pixels =
        paper.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(pixels).mapToDouble(p -> (p >> 8 & 0xFF) / 255.0).toArray();
  }

  private static double ink(double[] light) {
    return 1 - Arrays.stream(light).average().orElseThrow();
  }
}
