package org.tattle.dsl.show.chart;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.util.SVGConstants;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Html;
import org.tattle.dsl.text.Cells;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * A chart as one small SVG element: Batik's shapes in coordinates of one decimal, text as text, no
 * document type and nothing to fetch, so that it can stand in a notebook, a file or a page.
 */
public final class Svg {

  private Svg() {}

  public static String of(Figure figure) {
    Chart chart = new Chart(figure);
    Document document =
        GenericDOMImplementation.getDOMImplementation()
            .createDocument(SVGConstants.SVG_NAMESPACE_URI, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setPrecision(1);
    context.setComment(null);
    SVGGraphics2D g = new SVGGraphics2D(context, false);
    List<ChartLabel> labels = chart.draw(g);
    Element root = g.getRoot();
    dress(root, figure, chart.height());
    Element texts = document.createElementNS(SVGConstants.SVG_NAMESPACE_URI, "g");
    texts.setAttribute("font-family", Theme.FAMILIES);
    texts.setAttribute("stroke", "none");
    for (ChartLabel label : labels) {
      texts.appendChild(text(document, label));
    }
    root.appendChild(texts);
    StringBuilder out = new StringBuilder();
    write(root, out);
    return out.toString();
  }

  /** Takes away the presentation attributes that only repeat SVG's defaults. */
  private static void dress(Element root, Figure figure, int height) {
    NamedNodeMap attributes = root.getAttributes();
    for (int i = attributes.getLength() - 1; i >= 0; i--) {
      root.removeAttribute(attributes.item(i).getNodeName());
    }
    root.setAttribute("xmlns", SVGConstants.SVG_NAMESPACE_URI);
    root.setAttribute("width", Integer.toString(Chart.WIDTH));
    root.setAttribute("height", Integer.toString(height));
    root.setAttribute("viewBox", "0 0 " + Chart.WIDTH + " " + height);
    root.setAttribute("style", "max-width:100%;height:auto");
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", Cells.clean(figure.title()));
    prune(root);
  }

  private static void prune(Node node) {
    for (Node child = node.getFirstChild(), next; child != null; child = next) {
      next = child.getNextSibling();
      if (child instanceof Element element) {
        element.removeAttribute("text-rendering");
        if (element.getTagName().equals("defs")) {
          node.removeChild(element);
        } else {
          prune(element);
        }
      }
    }
  }

  private static Element text(Document document, ChartLabel label) {
    Element text = document.createElementNS(SVGConstants.SVG_NAMESPACE_URI, "text");
    String x = decimal(label.x());
    String y = decimal(label.y());
    if (label.turned()) {
      text.setAttribute("transform", "translate(" + x + " " + y + ") rotate(-90)");
    } else {
      text.setAttribute("x", x);
      text.setAttribute("y", y);
    }
    if (label.anchor() != ChartLabel.Anchor.START) {
      text.setAttribute("text-anchor", label.anchor() == ChartLabel.Anchor.END ? "end" : "middle");
    }
    text.setAttribute("font-size", Integer.toString(label.face().size()));
    if (label.face().bold()) {
      text.setAttribute("font-weight", "bold");
    }
    text.setAttribute("fill", hex(label.face().color()));
    text.setTextContent(label.text());
    return text;
  }

  private static String hex(Color color) {
    return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xFFFFFF);
  }

  private static String decimal(double value) {
    return BigDecimal.valueOf(value)
        .setScale(1, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Attributes in order of their names, since Batik's order differs between Java versions. */
  private static void write(Element element, StringBuilder out) {
    out.append('<').append(element.getTagName());
    Map<String, String> sorted = new TreeMap<>();
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      sorted.put(attributes.item(i).getNodeName(), attributes.item(i).getNodeValue());
    }
    sorted.forEach(
        (name, value) ->
            out.append(' ').append(name).append("=\"").append(Html.escape(value)).append('"'));
    Node child = element.getFirstChild();
    out.append(child == null ? "/>" : ">");
    if (child == null) {
      return;
    }
    for (; child != null; child = child.getNextSibling()) {
      if (child instanceof Element nested) {
        write(nested, out);
      } else {
        out.append(Html.escape(child.getNodeValue()));
      }
    }
    out.append("</").append(element.getTagName()).append('>');
  }
}
