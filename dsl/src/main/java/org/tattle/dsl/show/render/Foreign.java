package org.tattle.dsl.show.render;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.TextView;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Things of the libraries beneath us, as cells of Java hand them over: tables of Tablesaw, arrays
 * of ND4J, charts of XChart, images.
 */
public final class Foreign {
  private static final int SCALE = 2;
  private static final int COLUMNS = 20;

  private Foreign() {}

  /** What all these are. */
  public static List<Class<?>> types() {
    return List.of(Table.class, INDArray.class, Chart.class, BufferedImage.class);
  }

  /** A table or an array as a table: its head where it is long. */
  public static Optional<Shown> shown(Object value) {
    if (value instanceof Shown shown) {
      return Optional.of(shown);
    }
    if (value instanceof Table table) {
      return Optional.of(table(table));
    }
    if (value instanceof INDArray array) {
      return Optional.of(array(array));
    }
    return Optional.empty();
  }

  /**
   * A picture as a Jupyter MIME bundle: PNG in twice the size that the metadata gives. A chart that
   * was not made for us gets no SVG, as its texts would become outlines of 200 KB and more.
   */
  public static Optional<Map<String, Object>> picture(Object value) {
    if (value instanceof Chart<?, ?> chart) {
      BufferedImage image =
          new BufferedImage(
              chart.getWidth() * SCALE, chart.getHeight() * SCALE, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.scale(SCALE, SCALE);
      chart.paint(graphics, chart.getWidth(), chart.getHeight());
      graphics.dispose();
      String title = chart.getTitle();
      return Optional.of(bundle(image, title == null || title.isEmpty() ? "chart" : title));
    }
    return value instanceof BufferedImage image
        ? Optional.of(bundle(image, image.getWidth() + " × " + image.getHeight() + " image"))
        : Optional.empty();
  }

  /** The size at which a picture is meant to be seen, in CSS pixels. */
  public static Map<String, Object> metadata(Object value) {
    return value instanceof Chart<?, ?> chart
        ? Map.of("image/png", Map.of("width", chart.getWidth(), "height", chart.getHeight()))
        : Map.of();
  }

  private static Map<String, Object> bundle(BufferedImage image, String text) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      Map<String, Object> bundle = new LinkedHashMap<>();
      bundle.put("image/png", Base64.getEncoder().encodeToString(bytes.toByteArray()));
      bundle.put("text/plain", text);
      return bundle;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TableView table(Table table) {
    Table head = Table.create(table.name());
    for (Column<?> column : table.first(Render.NOTEBOOK_ROWS).columns()) {
      head.addColumns(
          column.type() == ColumnType.STRING || column instanceof DoubleColumn
              ? column
              : StringColumn.create(column.name(), texts(column)));
    }
    String title = table.name() == null ? "" : table.name();
    return new TableView(title, head, List.of()).of(table.rowCount());
  }

  private static List<String> texts(Column<?> column) {
    return IntStream.range(0, column.size())
        .mapToObj(row -> column.isMissing(row) ? null : column.getString(row))
        .toList();
  }

  private static Shown array(INDArray array) {
    String what =
        array.dataType().name().toLowerCase(Locale.ROOT) + " " + Arrays.toString(array.shape());
    if (array.rank() > 2 || array.isEmpty() || array.columns() > COLUMNS) {
      return new TextView(what + "\n" + array);
    }
    INDArray matrix = array.rank() == 2 ? array : array.reshape(1, array.length());
    if (matrix.columns() > COLUMNS) {
      return new TextView(what + "\n" + array);
    }
    int rows = Math.min(Render.NOTEBOOK_ROWS, matrix.rows());
    Table table = Table.create(what);
    for (int c = 0; c < matrix.columns(); c++) {
      double[] cells = new double[rows];
      for (int r = 0; r < rows; r++) {
        cells[r] = matrix.getDouble(r, c);
      }
      table.addColumns(DoubleColumn.create(String.valueOf(c), cells));
    }
    return new TableView(what, table, List.of()).of(matrix.rows());
  }
}
