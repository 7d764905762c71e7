package org.tattle.dsl.show;

import java.awt.Color;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.util.SVGConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * A chart as one small SVG element: Batik's shapes in coordinates of one decimal, text as text, no
 * document type and nothing to fetch, so that it can stand in a notebook, a file or a page.
 */
final class Svg {

  private Svg() {}

  static String of(Figure figure) {
    Document document =
        GenericDOMImplementation.getDOMImplementation()
            .createDocument(SVGConstants.SVG_NAMESPACE_URI, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setPrecision(1);
    context.setComment(null);
    SVGGraphics2D g = new SVGGraphics2D(context, false);
    Chart chart = new Chart(figure);
    List<Label> labels = chart.draw(g);
    Element root = g.getRoot();
    dress(root, figure, chart.height());
    Element texts = document.createElementNS(SVGConstants.SVG_NAMESPACE_URI, "g");
    texts.setAttribute("font-family", Theme.FAMILIES);
    texts.setAttribute("stroke", "none");
    for (Label label : labels) {
      texts.appendChild(text(document, label));
    }
    root.appendChild(texts);
    return write(root);
  }

  /** Takes away the presentation attributes that only repeat SVG's defaults. */
  private static void dress(Element root, Figure figure, int height) {
    NamedNodeMap attributes = root.getAttributes();
    for (int i = attributes.getLength() - 1; i >= 0; i--) {
      if (!attributes.item(i).getNodeName().startsWith("xmlns")) {
        root.removeAttribute(attributes.item(i).getNodeName());
      }
    }
    root.setAttribute("width", Integer.toString(Chart.WIDTH));
    root.setAttribute("height", Integer.toString(height));
    root.setAttribute("viewBox", "0 0 " + Chart.WIDTH + " " + height);
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

  private static Element text(Document document, Label label) {
    Element text = document.createElementNS(SVGConstants.SVG_NAMESPACE_URI, "text");
    String x = decimal(label.x());
    String y = decimal(label.y());
    if (label.turned()) {
      text.setAttribute("transform", "translate(" + x + " " + y + ") rotate(-90)");
    } else {
      text.setAttribute("x", x);
      text.setAttribute("y", y);
    }
    if (label.anchor() != Label.Anchor.START) {
      text.setAttribute("text-anchor", label.anchor() == Label.Anchor.END ? "end" : "middle");
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
    return String.format("#%06x", color.getRGB() & 0xFFFFFF);
  }

  private static String decimal(double value) {
    return BigDecimal.valueOf(value)
        .setScale(1, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String write(Element root) {
    try {
      Transformer writer = TransformerFactory.newInstance().newTransformer();
      writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter out = new StringWriter();
      writer.transform(new DOMSource(root), new StreamResult(out));
      return out.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }
}
