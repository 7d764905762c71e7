package org.tattle.dsl.show;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.util.SVGConstants;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A figure drawn by XChart. */
final class Chart {

  static final int WIDTH = 560;
  static final int HEIGHT = 420;

  private Chart() {}

  static String svg(Figure figure) {
    var document =
        GenericDOMImplementation.getDOMImplementation()
            .createDocument(SVGConstants.SVG_NAMESPACE_URI, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setPrecision(1);
    context.setComment(null);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    chart(figure).paint(graphics, WIDTH, HEIGHT);
    StringWriter out = new StringWriter();
    try {
      graphics.stream(out, true);
    } catch (SVGGraphics2DIOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  static byte[] png(Figure figure, int scale) {
    BufferedImage image =
        new BufferedImage(WIDTH * scale, HEIGHT * scale, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(scale, scale);
    chart(figure).paint(graphics, WIDTH, HEIGHT);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static XYChart chart(Figure figure) {
    XYChart chart = new XYChart(WIDTH, HEIGHT);
    chart.setTitle(figure.title());
    chart.setXAxisTitle(figure.x().label());
    chart.setYAxisTitle(figure.y().label());
    XYStyler styler = chart.getStyler();
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setXAxisLogarithmic(figure.x().scale() == Axis.Scale.LOG);
    styler.setYAxisLogarithmic(figure.y().scale() == Axis.Scale.LOG);
    styler.setXAxisMin(figure.x().min());
    styler.setXAxisMax(figure.x().max());
    styler.setYAxisMin(figure.y().min());
    styler.setYAxisMax(figure.y().max());
    for (Series series : figure.series()) {
      chart.addSeries(series.name(), series.x(), series.y()).setMarker(SeriesMarkers.NONE);
    }
    return chart;
  }
}
