package org.tattle.kernel.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.tattle.kernel.language.Bundle;
import org.tattle.kernel.language.CellCompleteness;
import org.tattle.kernel.language.CellCompletion;
import org.tattle.kernel.language.Language;
import org.tattle.kernel.wire.JsonText;

/**
 * Completion, inspection, completeness and history in the protocol's words. Jupyter counts a caret
 * in code points and Java in UTF-16 units.
 */
final class Assistance {
  private final Future<Language> language;
  private final History history;

  Assistance(Future<Language> language, History history) {
    this.language = language;
    this.history = history;
  }

  Map<String, Desk.Answer> answers() {
    return Map.of(
        "complete_request", m -> complete(m.content()),
        "inspect_request", m -> inspect(m.content()),
        "is_complete_request", m -> isComplete(m.content()),
        "history_request", m -> history(m.content()));
  }

  private ObjectNode complete(ObjectNode request) throws Exception {
    String code = request.path("code").asText();
    CellCompletion completion = language.get().complete(code, caret(code, request));
    int start = code.codePointCount(0, completion.start());
    int end = code.codePointCount(0, completion.end());
    ObjectNode content = Replies.ok().put("cursor_start", start).put("cursor_end", end);
    ArrayNode matches = content.putArray("matches");
    ArrayNode types = content.putObject("metadata").putArray("_jupyter_types_experimental");
    for (CellCompletion.Item item : completion.items()) {
      matches.add(item.text());
      types
          .addObject()
          .put("text", item.text())
          .put("type", item.type())
          .put("signature", item.detail())
          .put("start", start)
          .put("end", end);
    }
    return content;
  }

  private ObjectNode inspect(ObjectNode request) throws Exception {
    String code = request.path("code").asText();
    boolean detailed = request.path("detail_level").asInt() > 0;
    Optional<Bundle> found = language.get().inspect(code, caret(code, request), detailed);
    ObjectNode content = Replies.ok().put("found", found.isPresent());
    content.set("data", JsonText.tree(found.map(Bundle::data).orElse(Map.of())));
    content.set("metadata", JsonText.tree(found.map(Bundle::metadata).orElse(Map.of())));
    return content;
  }

  private ObjectNode isComplete(ObjectNode request) throws Exception {
    CellCompleteness answer = language.get().completeness(request.path("code").asText());
    String status = answer.status().name().toLowerCase(Locale.ROOT);
    ObjectNode content = JsonText.object().put("status", status);
    return answer.status() == CellCompleteness.Status.INCOMPLETE
        ? content.put("indent", answer.indent())
        : content;
  }

  private ObjectNode history(ObjectNode request) {
    int n = request.path("n").asInt(1000);
    List<History.Entry> found =
        switch (request.path("hist_access_type").asText()) {
          case "range" ->
              history.range(
                  request.path("session").asInt(0),
                  request.path("start").asInt(0),
                  request.path("stop").asInt(Integer.MAX_VALUE));
          case "search" ->
              history.search(
                  request.path("pattern").asText("*"), n, request.path("unique").asBoolean(false));
          default -> history.tail(n);
        };
    boolean withOutput = request.path("output").asBoolean(false);
    ObjectNode content = Replies.ok();
    ArrayNode rows = content.putArray("history");
    for (History.Entry entry : found) {
      ArrayNode row = rows.addArray().add(entry.session()).add(entry.line());
      if (withOutput) {
        row.addArray().add(entry.source()).addNull();
      } else {
        row.add(entry.source());
      }
    }
    return content;
  }

  private static int caret(String code, JsonNode request) {
    int points = code.codePointCount(0, code.length());
    int caret = request.path("cursor_pos").asInt(points);
    return code.offsetByCodePoints(0, Math.max(0, Math.min(caret, points)));
  }
}
