package org.tattle.dsl.diagnose;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;

/**
 * Diagnostics for machines. Lines and columns count from 1, columns in code points; {@code start}
 * and {@code length} count UTF-16 units.
 */
final class DiagnosticJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private DiagnosticJson() {}

  static ArrayNode of(List<Diagnostic> diagnostics) {
    ArrayNode array = NODES.arrayNode();
    diagnostics.forEach(diagnostic -> array.add(of(diagnostic)));
    return array;
  }

  static ObjectNode of(Diagnostic diagnostic) {
    ObjectNode node = NODES.objectNode();
    node.put("code", diagnostic.code().name());
    node.put("severity", diagnostic.severity().word());
    node.put("message", diagnostic.message());
    place(node, diagnostic.source(), diagnostic.span());
    node.put("caption", diagnostic.caption());
    ArrayNode labels = node.putArray("labels");
    for (PlaceNote label : diagnostic.labels()) {
      ObjectNode it = labels.addObject();
      it.put("style", label.style().name().toLowerCase(Locale.ROOT));
      it.put("text", label.text());
      place(it, label.source(), label.span());
    }
    ArrayNode hints = node.putArray("hints");
    diagnostic.hints().forEach(hints::add);
    ArrayNode fixes = node.putArray("fixes");
    for (Fix fix : diagnostic.fixes()) {
      ObjectNode it = fixes.addObject();
      it.put("title", fix.title());
      it.put("replacement", fix.replacement());
      place(it, diagnostic.source(), fix.span());
    }
    return node;
  }

  private static void place(ObjectNode node, Source source, Span span) {
    node.put("source", source.name());
    node.put("start", span.start());
    node.put("length", span.length());
    node.put("line", source.line(span.start()));
    node.put("column", source.column(span.start()));
    node.put("endLine", source.line(span.end()));
    node.put("endColumn", source.column(span.end()));
  }
}
