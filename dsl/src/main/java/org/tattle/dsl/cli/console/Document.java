package org.tattle.dsl.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.tattle.dsl.diagnose.DiagnosticFormat;
import org.tattle.dsl.run.Outcome;
import org.tattle.dsl.run.record.RunRecord;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.render.Render;

/** A run as one JSON document, for machines. */
public final class Document implements Sink {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode root = JSON.createObjectNode();
  private final ArrayNode said;
  private final ArrayNode shown;

  public Document() {
    root.put("format", 1);
    said = root.putArray("said");
    shown = root.putArray("shown");
  }

  @Override
  public void say(String line) {
    said.add(line);
  }

  @Override
  public void show(Shown view) {
    shown.add(Render.json(view));
  }

  /** All of it, once the run is over. */
  public String text(Outcome outcome, Map<String, RunRecord.Metric> metrics) {
    try {
      root.put("exit", outcome.exit());
      root.set("diagnostics", JSON.readTree(DiagnosticFormat.JSON.render(outcome.diagnostics())));
      root.set("metrics", JSON.valueToTree(metrics));
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a run is plain values", e);
    }
  }
}
