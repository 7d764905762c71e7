package org.tattle.dsl.show.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Gallery;
import org.tattle.dsl.show.Series;
import org.tattle.dsl.show.render.Render;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class SvgTest {

  static List<Figure> figures() {
    return List.of(Gallery.audit(), Gallery.tradeoff(), Gallery.scores(), Gallery.crowd());
  }

  @ParameterizedTest
  @MethodSource("figures")
  void isWellFormedSmallAndStandsByItself(Figure figure) throws Exception {
    String svg = Render.svg(figure);

    Element root = parse(svg).getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getAttribute("viewBox"))
        .isEqualTo("0 0 " + root.getAttribute("width") + " " + root.getAttribute("height"));
    assertThat(root.getAttribute("style")).contains("max-width:100%", "height:auto");
    assertThat(svg.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(40_000);
    assertThat(svg)
        .startsWith("<svg ")
        .contains(" xmlns=\"http://www.w3.org/2000/svg\"")
        .doesNotContain("<!DOCTYPE", "clip-path", "href", "url(", "<script", "<style", " id=");
  }

  @Test
  void sixRocCurvesOfTwentyThousandPointsStaySmall() {
    assertThat(Render.svg(Gallery.crowd()).length()).isLessThan(25_000);
  }

  @ParameterizedTest
  @MethodSource("figures")
  void isTheSameBytesEachTime(Figure figure) {
    assertThat(Render.svg(figure)).isEqualTo(Render.svg(figure));
  }

  @Test
  void textIsTextAndEscaped() throws Exception {
    Document document = parse(Render.svg(Gallery.tradeoff()));

    NodeList texts = document.getElementsByTagName("text");
    assertThat(IntStream.range(0, texts.getLength()))
        .extracting(i -> texts.item(i).getTextContent())
        .contains(
            "What each defense costs and what it buys",
            "attack AUC",
            "test accuracy",
            "0.5",
            "80%",
            "dpsgd",
            "<b>memguard</b> & co");
    assertThat(document.getElementsByTagName("b").getLength()).isZero();
  }

  @Test
  void everySeriesIsDrawnAsOnePath() throws Exception {
    String svg = Render.svg(Gallery.audit());

    NodeList paths = parse(svg).getElementsByTagName("path");
    long curves =
        IntStream.range(0, paths.getLength())
            .mapToObj(i -> ((Element) paths.item(i)).getAttribute("d"))
            .filter(d -> d.chars().filter(c -> c == 'L').count() > 50 && d.lastIndexOf('M') == 0)
            .count();
    assertThat(curves).isEqualTo(2);
  }

  @Test
  void linesAreCutWhereTheyLeaveTheAxesAndPointsOutsideAreLeftOut() throws Exception {
    double[] x = {-1, 0.5, 2};
    double[] y = {0.5, 2, 0.5};
    Figure figure =
        new Figure(
            "",
            Axis.linear("x", 0, 1),
            Axis.linear("y", 0, 1),
            List.of(Series.line("", 0, x, y), Series.points("", 1, x, y)),
            List.of());

    Document document = parse(Render.svg(figure));

    NodeList paths = document.getElementsByTagName("path");
    for (int i = 0; i < paths.getLength(); i++) {
      String d = ((Element) paths.item(i)).getAttribute("d");
      assertThat(d).doesNotContain("-").doesNotContainPattern("[6-9]\\d\\d");
    }
    assertThat(Render.svg(figure)).doesNotContain("rgb(0,114,178)", "rgb(213,94,0)");
  }

  @Test
  void emptyFiguresAreDrawn() throws Exception {
    Figure figure =
        new Figure("", Axis.linear("", 0, 1), Axis.log("", 0.1, 1), List.of(), List.of());

    assertThat(parse(Render.svg(figure)).getElementsByTagName("path").getLength()).isPositive();
  }

  private static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }
}
