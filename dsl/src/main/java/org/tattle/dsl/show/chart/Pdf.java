package org.tattle.dsl.show.chart;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.tattle.dsl.show.Figure;

/**
 * A chart as a PDF of one page, for LaTeX, which takes no SVG. Shapes stay shapes; text becomes
 * outlines, so that no font has to come along. The same chart gives the same bytes.
 */
public final class Pdf {
  /** CSS pixels are 1/96 inch, PDF's units 1/72. */
  private static final float UNIT = 0.75f;

  private Pdf() {}

  public static byte[] of(Figure figure) {
    Chart chart = new Chart(figure);
    int height = chart.height();
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream file = new ByteArrayOutputStream()) {
      PDPage page = new PDPage(new PDRectangle(Chart.WIDTH * UNIT, height * UNIT));
      document.addPage(page);
      PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, Chart.WIDTH, height);
      chart.draw(g).forEach(label -> label.draw(g));
      g.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.transform(Matrix.getScaleInstance(UNIT, UNIT));
        content.drawForm(g.getXFormObject());
      }
      document.getDocumentInformation().setTitle(figure.title());
      document.setDocumentId(0L);
      document.save(file);
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
