package org.tattle.kernel.tattle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.lineage.Lineage;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.measure.Estimate;

/** The names of a session, for {@code %who}. */
final class NameList {
  private NameList() {}

  static Shown of(Session session) {
    Scope scope = session.scope();
    Map<String, Object> values = session.values();
    List<List<String>> rows = new ArrayList<>();
    scope
        .entries()
        .forEach(
            (name, entry) ->
                rows.add(
                    List.of(
                        name,
                        entry.noun().replaceFirst("^an? ", ""),
                        more(entry, values.get(name)) + marks(session.lineage(), name))));
    List<String> notes = new ArrayList<>();
    if (rows.isEmpty()) {
      notes.add("No names yet.");
    }
    scope.data().ifPresent(d -> notes.add("Current data: " + d + "."));
    scope.target().ifPresent(t -> notes.add("Current target: " + t + "."));
    if (!session.lineage().stale().isEmpty()) {
      notes.add("`refresh` makes again what is stale.");
    }
    return TableView.of("", List.of("name", "what it is", "more"), rows, notes);
  }

  /** What of a name, and of the results that hang off it, is older than what it was made from. */
  private static String marks(Lineage lineage, String name) {
    return lineage.stale().stream()
        .filter(stale -> stale.equals(name) || stale.startsWith(name + "."))
        .map(
            stale ->
                "; stale: "
                    + (stale.equals(name) ? "" : stale.substring(name.length() + 1) + " is ")
                    + "made from an older `%s`".formatted(lineage.older(stale).orElseThrow()))
        .collect(Collectors.joining());
  }

  private static String more(Entry entry, Object value) {
    if (entry instanceof Entry.Subject target) {
      String results = String.join(", ", target.attacks().keySet());
      return results.isEmpty() ? "not attacked yet" : "results: " + results;
    }
    if (value instanceof Loaded loaded) {
      return loaded.discreet() ? "rows" : Numbers.count(loaded.data().rows()) + " rows";
    }
    if (value instanceof Record component && entry instanceof Entry.Architecture) {
      return Schema.text(component);
    }
    if (value instanceof Estimate estimate) {
      return Numbers.estimate(estimate.value(), estimate.lower(), estimate.upper());
    }
    return value instanceof Double number ? Numbers.real(number) : String.valueOf(value);
  }
}
