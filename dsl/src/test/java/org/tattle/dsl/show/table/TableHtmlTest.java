package org.tattle.dsl.show.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.tattle.dsl.show.Gallery;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.render.Render;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class TableHtmlTest {

  @Test
  void usesInlineStyleOnlyAndNamesNoColourOfText() throws Exception {
    String html = Render.html(Gallery.results());

    assertThat(html)
        .contains("<table class=\"dataframe\"")
        .doesNotContain("<style", "<script", "<svg", "background", " on", " id=");
    assertThat(html).doesNotContainPattern("[;\"]color:(?!inherit)");
    assertThat(parse(html).getElementsByTagName("td").getLength()).isEqualTo(14);
  }

  @Test
  void numbersAreAlignedToTheRightAndKeptWhole() throws Exception {
    Document document = parse(Render.html(Gallery.results()));

    Element name = (Element) document.getElementsByTagName("td").item(0);
    Element number = (Element) document.getElementsByTagName("td").item(3);
    assertThat(name.getAttribute("style")).contains("text-align:left");
    assertThat(number.getAttribute("style")).contains("text-align:right", "white-space:nowrap");
    assertThat(number.getTextContent()).isEqualTo("0.62 [0.60, 0.64]");
  }

  @Test
  void everythingIsEscaped() throws Exception {
    String evil = "<script>alert('1')</script>\"&\u0001";
    TableView table = TableView.of(evil, List.of(evil), List.of(List.of(evil)), List.of(evil));

    Document document = parse(Render.html(table));

    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    for (String tag : List.of("caption", "th", "td", "p")) {
      assertThat(document.getElementsByTagName(tag).item(0).getTextContent())
          .isEqualTo("<script>alert('1')</script>\"&");
    }
  }

  @Test
  void longTablesAreCutAndSayTheirLength() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      rows.add(List.of("" + i));
    }
    String html = Render.html(TableView.of("", List.of("n"), rows, List.of()));

    assertThat(parse(html).getElementsByTagName("td").getLength()).isEqualTo(Render.NOTEBOOK_ROWS);
    assertThat(html).contains("60 of 5,000 rows");
  }

  private static Document parse(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }
}
