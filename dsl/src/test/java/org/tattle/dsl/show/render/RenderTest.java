package org.tattle.dsl.show.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tattle.dsl.show.Gallery;
import org.tattle.dsl.show.HtmlView;
import org.tattle.dsl.show.TextView;

final class RenderTest {

  @Test
  void aChartGoesOutAsSvgPngAndTextButNeverAsHtml() {
    Map<String, Object> bundle = Render.mime(Gallery.audit());

    assertThat(bundle)
        .containsOnlyKeys("image/svg+xml", "image/png", "application/pdf", "text/plain");
    byte[] png = Base64.getDecoder().decode((String) bundle.get("image/png"));
    assertThat(png).startsWith(0x89, 'P', 'N', 'G');
    assertThat((String) bundle.get("text/plain")).contains("false positive rate");
  }

  @Test
  void aChartsMetadataGivesTheSizeOfTheBitmapInCssPixels() {
    String svg = Render.svg(Gallery.audit());
    Map<?, ?> size = (Map<?, ?>) Render.metadata(Gallery.audit()).get("image/png");

    assertThat(svg)
        .contains("width=\"" + size.get("width") + "\"", "height=\"" + size.get("height") + "\"");
  }

  @Test
  void aTableGoesOutAsHtmlAndText() {
    assertThat(Render.mime(Gallery.results())).containsOnlyKeys("text/html", "text/plain");
    assertThat(Render.metadata(Gallery.results())).isEmpty();
  }

  @Test
  void textGoesOutAsTextOnly() {
    assertThat(Render.mime(new TextView("a < b"))).isEqualTo(Map.of("text/plain", "a < b"));
    assertThat(Render.html(new TextView("a < b"))).isEqualTo("<pre>a &lt; b</pre>");
  }

  @Test
  void htmlGoesOutAsItsMakerWroteIt() {
    assertThat(Render.mime(new HtmlView("<b>x</b>", "x")))
        .isEqualTo(Map.of("text/html", "<b>x</b>", "text/plain", "x"));
  }
}
