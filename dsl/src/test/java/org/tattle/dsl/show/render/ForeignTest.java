package org.tattle.dsl.show.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

final class ForeignTest {

  @Test
  void aTableOfAnyColumnsIsATable() {
    Table table =
        Table.create(
            "people",
            StringColumn.create("name", "Ada", "<b>"),
            IntColumn.create("age", 36, 40),
            DoubleColumn.create("height", 1.6, Double.NaN),
            DateColumn.create(
                "born", new java.time.LocalDate[] {null, java.time.LocalDate.of(1990, 1, 2)}));
    Map<String, Object> bundle = Render.mime(Foreign.shown(table).orElseThrow());
    assertThat(bundle.get("text/html").toString())
        .contains("<table", "&lt;b&gt;", "36", "1990-01-02");
    assertThat(bundle.get("text/plain").toString()).contains("Ada", "1.6", "people");
  }

  @Test
  void aLongTableShowsItsHeadAndSaysSo() {
    double[] numbers = new double[500];
    Table table = Table.create("long", DoubleColumn.create("x", numbers));
    assertThat(Render.mime(Foreign.shown(table).orElseThrow()).get("text/plain").toString())
        .contains("60 of 500 rows");
  }

  @Test
  void anArrayIsATableWithItsShape() {
    assertThat(text(Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4.5f}})))
        .contains("float [2, 2]", "4.5");
    assertThat(text(Nd4j.createFromArray(1f, 2f, 3f))).contains("float [3]", "3");
    assertThat(text(Nd4j.zeros(2, 3, 4))).contains("float [2, 3, 4]");
    assertThat(text(Nd4j.zeros(3, 100))).contains("float [3, 100]");
    assertThat(text(Nd4j.zeros(200, 2))).contains("60 of 200 rows");
  }

  @Test
  void aChartIsABitmapOfTwiceItsSize() throws IOException {
    XYChart chart = new XYChart(300, 200);
    chart.setTitle("line");
    chart.addSeries("y", new double[] {1, 2}, new double[] {3, 4});
    Map<String, Object> bundle = Foreign.picture(chart).orElseThrow();
    byte[] png = Base64.getDecoder().decode(bundle.get("image/png").toString());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(600);
    assertThat(bundle).containsEntry("text/plain", "line").doesNotContainKey("text/html");
    assertThat(Foreign.metadata(chart))
        .containsEntry("image/png", Map.of("width", 300, "height", 200));
  }

  @Test
  void otherThingsAreNotOurs() {
    assertThat(Foreign.shown("text")).isEmpty();
    assertThat(Foreign.picture("text")).isEmpty();
  }

  private static String text(Object value) {
    return Render.mime(Foreign.shown(value).orElseThrow()).get("text/plain").toString();
  }
}
