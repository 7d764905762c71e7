package org.tattle.dsl.show;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.DeflaterOutputStream;

/**
 * A chart as a PDF of one page, for LaTeX, which takes no SVG. Shapes stay shapes; text becomes
 * outlines, so that no font has to come along. PDF 1.4, ISO 32000-1: a page, its content, and a
 * state for each degree of transparency.
 */
final class Pdf {
  /** CSS pixels are 1/96 inch, PDF's units 1/72. */
  private static final double UNIT = 0.75;

  private final StringBuilder content = new StringBuilder();
  private final Set<Integer> alphas = new TreeSet<>();

  private Pdf() {}

  static byte[] of(Figure figure) {
    Chart chart = new Chart(figure);
    Recorder recorder = new Recorder();
    chart.draw(recorder).forEach(label -> outline(label, recorder));
    Pdf pdf = new Pdf();
    recorder.marks().forEach(pdf::mark);
    try {
      return pdf.document(Chart.WIDTH * UNIT, chart.height() * UNIT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void outline(Label label, Graphics2D g) {
    String text = label.text();
    double width = label.anchor() == Label.Anchor.START ? 0 : label.face().width(text);
    AffineTransform place = AffineTransform.getTranslateInstance(label.x(), label.y());
    if (label.turned()) {
      place.rotate(-Math.PI / 2);
    }
    place.translate(label.anchor() == Label.Anchor.MIDDLE ? -width / 2 : -width, 0);
    Shape outline = label.face().font().createGlyphVector(Fonts.CONTEXT, text).getOutline();
    g.setColor(label.face().color());
    g.fill(place.createTransformedShape(outline));
  }

  private void mark(Recorder.Mark mark) {
    Color color = mark.color();
    alphas.add(color.getAlpha());
    float[] parts = color.getRGBColorComponents(null);
    String paint = number(parts[0]) + " " + number(parts[1]) + " " + number(parts[2]);
    content.append("/a").append(color.getAlpha()).append(" gs ").append(paint);
    BasicStroke stroke = mark.stroke();
    if (stroke == null) {
      content.append(" rg\n");
      path(mark.path());
      boolean evenOdd = mark.path().getWindingRule() == PathIterator.WIND_EVEN_ODD;
      content.append(evenOdd ? "f*\n" : "f\n");
      return;
    }
    content.append(" RG ").append(number(stroke.getLineWidth())).append(" w ");
    content.append(stroke.getEndCap()).append(" J ").append(stroke.getLineJoin()).append(" j [");
    if (stroke.getDashArray() != null) {
      for (float dash : stroke.getDashArray()) {
        content.append(number(dash)).append(' ');
      }
    }
    content.append("] ").append(number(stroke.getDashPhase())).append(" d\n");
    path(mark.path());
    content.append("S\n");
  }

  private void path(Shape path) {
    double[] p = new double[6];
    double x = 0;
    double y = 0;
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      switch (i.currentSegment(p)) {
        case PathIterator.SEG_MOVETO -> operator("m", p[0], p[1]);
        case PathIterator.SEG_LINETO -> operator("l", p[0], p[1]);
        case PathIterator.SEG_QUADTO -> {
          double[] cubic = {
            x + (p[0] - x) * 2 / 3,
            y + (p[1] - y) * 2 / 3,
            p[2] + (p[0] - p[2]) * 2 / 3,
            p[3] + (p[1] - p[3]) * 2 / 3,
            p[2],
            p[3]
          };
          operator("c", cubic);
          p = cubic;
        }
        case PathIterator.SEG_CUBICTO -> operator("c", p);
        default -> content.append("h\n");
      }
      int last = i.currentSegment(new double[6]) <= PathIterator.SEG_LINETO ? 0 : 4;
      x = p[last];
      y = p[last + 1];
    }
  }

  private void operator(String name, double... numbers) {
    for (double number : numbers) {
      content.append(number(number)).append(' ');
    }
    content.append(name).append('\n');
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceFirst("\\.?0+$", "");
  }

  private byte[] document(double width, double height) throws IOException {
    StringBuilder states = new StringBuilder();
    for (int alpha : alphas) {
      String share = number(alpha / 255.0);
      states.append("/a%d << /ca %s /CA %s >> ".formatted(alpha, share, share));
    }
    String turn =
        number(UNIT) + " 0 0 " + number(-UNIT) + " 0 " + number(height) + " cm\n" + content;
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(ascii(turn));
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(ascii("%PDF-1.4\n"));
    List<Integer> places = new ArrayList<>();
    object(file, places, "<< /Type /Catalog /Pages 2 0 R >>");
    object(file, places, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    object(
        file,
        places,
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s %s] /Contents 4 0 R"
                .formatted(number(width), number(height))
            + " /Resources << /ExtGState << "
            + states
            + ">> >> >>");
    places.add(file.size());
    file.write(
        ascii("4 0 obj\n<< /Filter /FlateDecode /Length " + packed.size() + " >>\nstream\n"));
    packed.writeTo(file);
    file.write(ascii("\nendstream\nendobj\n"));
    int start = file.size();
    file.write(ascii("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n"));
    for (int place : places) {
      file.write(ascii("%010d 00000 n \n".formatted(place)));
    }
    file.write(ascii("trailer\n<< /Size " + (places.size() + 1) + " /Root 1 0 R >>\n"));
    file.write(ascii("startxref\n" + start + "\n%%EOF\n"));
    return file.toByteArray();
  }

  private static void object(ByteArrayOutputStream file, List<Integer> places, String body)
      throws IOException {
    places.add(file.size());
    file.write(ascii(places.size() + " 0 obj\n" + body + "\nendobj\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
