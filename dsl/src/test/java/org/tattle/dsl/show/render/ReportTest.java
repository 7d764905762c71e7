package org.tattle.dsl.show.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Gallery;
import org.tattle.dsl.show.Series;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.TextView;

final class ReportTest {

  @Test
  void isOneFileThatFetchesAndRunsNothing() {
    String html = Render.page(Gallery.report());

    assertThat(html).startsWith("<!DOCTYPE html>").contains("default-src 'none'");
    assertThat(html)
        .doesNotContain("<script", "<link", "<img", "<iframe", "src=\"", "@import", "url(");
    assertThat(html.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
        .doesNotContain("http:", "https:", "//");
  }

  @Test
  void holdsEverySectionInOrderWithItsContents() {
    String html = Render.page(Gallery.report());

    assertThat(html)
        .containsSubsequence(
            "<nav",
            "href=\"#s1\">What was asked",
            "<section id=\"s1\">",
            "attack mia with shadows=10",
            "<section id=\"s2\">",
            "<dt>data</dt>",
            "<section id=\"s3\">",
            "<table class=\"dataframe\"",
            "<svg ",
            "✓ held",
            "✗ failed");
  }

  @Test
  void everyTextIsEscaped() {
    String evil = "</style><script>alert(1)</script>";
    Report report =
        new Report(
            evil,
            evil,
            List.of(
                new Report.Section(
                    evil,
                    List.of(
                        new Report.Paragraph(evil),
                        new Report.Code(evil),
                        new Report.Facts(List.of(new Report.Fact(evil, evil))),
                        new Report.Verdict(false, evil, evil),
                        new Report.View(new TextView(evil)),
                        new Report.View(
                            TableView.of(
                                evil, List.of(evil), List.of(List.of(evil)), List.of(evil))),
                        new Report.View(
                            new Figure(
                                evil,
                                Axis.linear(evil, 0, 1),
                                Axis.linear(evil, 0, 1),
                                List.of(Series.line(evil, 0, new double[2], new double[2])),
                                List.of(evil)))))));

    assertThat(Render.page(report)).doesNotContain("<script");
    assertThat(Render.page(report).split("</style>", -1)).hasSize(2);
  }

  @Test
  void wideTablesContinueBelowSoThatPaperHoldsThem() {
    List<TableView> slices = Gallery.wide().slices(92);

    assertThat(slices).hasSizeGreaterThan(1);
    assertThat(slices).allMatch(slice -> slice.headers().get(0).equals("row"));
    assertThat(slices.stream().mapToInt(slice -> slice.headers().size() - 1).sum())
        .isEqualTo(Gallery.wide().headers().size() - 1);
    assertThat(slices).filteredOn(slice -> slice.title().isEmpty()).hasSize(slices.size() - 1);
  }

  @Test
  void narrowPagesKnowTheHeadingOfEachCellAndPaperItsNumber() {
    assertThat(Render.page(Gallery.report()))
        .contains("<td data-label=\"", "content: attr(data-label)", "counter(page) \" of \"");
  }
}
