package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.attack.Leak;
import org.tattle.attack.Result;
import org.tattle.attack.Threat;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;

/**
 * What attacks found, by the three questions that regulators ask of data that are said to be
 * anonymous (Article 29 Working Party, Opinion 05/2014, WP216): can a person be singled out, can
 * their records be linked, can something be inferred of them. Before and after a defense.
 */
final class Regulators {
  private static final String NONE = "–";

  private Regulators() {}

  /** Whether an attack was run on it that helps to answer one of them. */
  static boolean ask(Attacked attacked) {
    return attacked.results().values().stream()
        .anyMatch(result -> !result.threat().questions().isEmpty());
  }

  /**
   * @param now what is asked about
   * @param before the same before its defenses, if there is one by name
   */
  static TableView of(Attacked now, Optional<Attacked> before) {
    List<List<String>> rows = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (Threat.Question question : Threat.Question.values()) {
      int size = rows.size();
      for (Map.Entry<String, Result> one : now.results().entrySet()) {
        if (one.getValue().threat().questions().contains(question)) {
          rows.add(row(question, one.getKey(), one.getValue(), before));
        }
      }
      if (rows.size() == size) {
        rows.add(List.of(question.asked(), "nobody tried", NONE, NONE, NONE, "not known"));
        open.add(question.asked());
      }
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "“Yes” means that an attack was right more often than chance, or than of people whose rows"
            + " were not used; “not seen” speaks of these attacks alone.");
    if (!open.isEmpty()) {
      notes.add("Not examined: " + String.join(" ", open) + " `help attack` lists attacks.");
    }
    return TableView.of(
        "risk of " + now.name(),
        List.of(
            "question",
            "tried by",
            before.map(Attacked::name).orElse("before"),
            now.name(),
            "by chance",
            "answer"),
        rows,
        notes);
  }

  private static List<String> row(
      Threat.Question question, String attack, Result result, Optional<Attacked> before) {
    Leak leak = result.leaks().get(0);
    return List.of(
        question.asked(),
        attack,
        before
            .map(it -> it.results().get(attack))
            .map(it -> Numbers.estimate(it.leaks().get(0)))
            .orElse(NONE),
        Numbers.estimate(leak),
        leak.metric().share()
            ? Numbers.share(leak.chance().value())
            : Numbers.real(leak.chance().value()),
        leak.shows() ? "yes" : "not seen");
  }
}
