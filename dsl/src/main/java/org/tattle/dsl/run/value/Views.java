package org.tattle.dsl.run.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tattle.attack.Result;
import org.tattle.component.Listing;
import org.tattle.component.Measure;
import org.tattle.component.Schema;
import org.tattle.data.Split;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.TextView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.audit.AuditCurves;
import org.tattle.dsl.show.audit.AuditNotes;
import org.tattle.dsl.show.audit.AuditSummary;
import org.tattle.model.Model;

/** How values are shown. */
public final class Views {
  private Views() {}

  /** What to show for a value: a table, a table and a chart, a line. */
  public static List<Shown> of(Object value, boolean share) {
    if (value instanceof Attacked attacked) {
      return attacked(List.of(attacked));
    }
    if (value instanceof SweepTable grid) {
      return List.of(Tables.of(grid));
    }
    if (value instanceof Compared compared) {
      return List.of(compared.shown());
    }
    if (value instanceof Listed listed) {
      return List.of(listed.head());
    }
    if (value instanceof Loaded loaded) {
      return List.of(data(loaded, true));
    }
    if (value instanceof Published published) {
      return List.of(published.table());
    }
    if (value instanceof Model model) {
      return List.of(new TextView(Schema.text((Record) model)));
    }
    return List.of(new TextView(ValueText.text(value, share)));
  }

  /** Targets side by side, and the curves of what was found on them. */
  public static List<Shown> attacked(List<Attacked> all) {
    return Stream.<Shown>concat(AuditSummary.tables(all).stream(), AuditCurves.curves(all).stream())
        .toList();
  }

  /**
   * The parts of data.
   *
   * @param shadowed whether models are made of them, and so shadow models may be
   */
  public static Shown data(Loaded loaded, boolean shadowed) {
    if (loaded.discreet()) {
      return new TextView(loaded.name() + ": " + Describe.data(loaded));
    }
    var split = loaded.split();
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("members", split.members().length, "targets are made of them"));
    rows.add(row("non-members", split.nonmembers().length, "no target has seen them"));
    if (shadowed) {
      rows.add(row("attacker's pool", split.pool().length, pool(split)));
    }
    List<String> notes = new ArrayList<>();
    notes.add(Describe.data(loaded.data()) + ".");
    notes.addAll(loaded.data().notes());
    return TableView.of(loaded.name(), List.of("part", "rows", "what for"), rows, notes);
  }

  /** On how many rows of the pool a shadow trains: on half of them. */
  private static String pool(Split split) {
    String which =
        switch (split.adversary()) {
          case HALVES -> "all rows";
          case THIRDS -> "rows that the target does not share";
        };
    return "%s: each shadow trains on %s, drawn at random"
        .formatted(which, Numbers.count(split.pool().length / 2));
  }

  private static List<String> row(String part, int rows, String why) {
    return List.of(part, Numbers.count(rows), why);
  }

  /** Every number of what was found on a subject, with what it means. */
  public static TableView result(Result result, Attacked of) {
    List<List<String>> rows = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (Measure measure : Measure.of(result.getClass())) {
      if (measure.arguments().isEmpty()) {
        Optional<?> value = measure.found(result, Map.of());
        value.ifPresent(values::add);
        String text =
            value.map(it -> ValueText.text(it, measure.about().share())).orElse(Numbers.MISSING);
        rows.add(List.of(measure.name(), text, measure.about().doc()));
      }
    }
    List<String> notes = new ArrayList<>(result.notes());
    notes.addAll(AuditNotes.ofOneTraining(Stream.of(of), values.stream()));
    Listing.of(result.getClass())
        .forEach(
            listing ->
                notes.add("More in `%s`: %s.".formatted(listing.name(), listing.about().doc())));
    return TableView.of("", List.of("metric", "value [95%]", "meaning"), rows, notes);
  }
}
