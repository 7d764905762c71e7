package org.tattle.dsl.show;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PdfTest {
  private static final double UNIT = 0.75;

  static List<Figure> figures() {
    return SvgTest.figures();
  }

  @ParameterizedTest
  @MethodSource("figures")
  void itsTableOfContentsPointsAtItsObjects(Figure figure) {
    String pdf = new String(Render.pdf(figure), ISO_8859_1);
    assertThat(pdf).startsWith("%PDF-1.4\n").endsWith("%%EOF\n").hasSizeLessThan(80_000);
    int table = Integer.parseInt(pdf.replaceFirst("(?s).*startxref\n(\\d+)\n%%EOF\n$", "$1"));
    assertThat(pdf.substring(table)).startsWith("xref\n0 5\n");
    List<Integer> places =
        Pattern.compile("(\\d{10}) 00000 n")
            .matcher(pdf.substring(table))
            .results()
            .map((MatchResult r) -> Integer.valueOf(r.group(1)))
            .toList();
    assertThat(places).hasSize(4);
    for (int i = 0; i < places.size(); i++) {
      assertThat(pdf.substring(places.get(i))).startsWith(i + 1 + " 0 obj\n");
    }
  }

  @ParameterizedTest
  @MethodSource("figures")
  void itIsASmallPageOfTheSvgsSizeWithItsMarks(Figure figure) throws IOException {
    byte[] bytes = Render.pdf(figure);
    String pdf = new String(bytes, ISO_8859_1);
    int height = new Chart(figure).height();
    assertThat(pdf).contains("/MediaBox [0 0 " + trim(Chart.WIDTH) + " " + trim(height) + "]");
    int start = pdf.indexOf("stream\n") + "stream\n".length();
    byte[] packed = Arrays.copyOfRange(bytes, start, pdf.indexOf("\nendstream"));
    String content;
    try (var in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      content = new String(in.readAllBytes(), ISO_8859_1);
    }
    assertThat(content.lines().filter(line -> line.endsWith(" m")).count())
        .as("strokes, and outlines of letters")
        .isGreaterThan(100);
    assertThat(content).doesNotContain("NaN", "E-", "Infinity");
  }

  private static String trim(int pixels) {
    return String.valueOf(pixels * UNIT).replaceFirst("\\.0$", "");
  }
}
