package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tattle.attack.Leak;
import org.tattle.attack.Result;
import org.tattle.attack.Threat;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.run.MessageText;

/**
 * What attacks found, by the three questions that regulators ask of data that are said to be
 * anonymous (Article 29 Working Party, Opinion 05/2014, WP216): can a person be singled out, can
 * their records be linked, can something be inferred of them. Before and after a defense.
 */
final class Regulators {
  private static final String NONE = "–";
  private static final String DITTO = "″";

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
      String asked = question.asked();
      for (Map.Entry<String, Result> one : now.results().entrySet()) {
        if (one.getValue().threat().questions().contains(question)) {
          rows.add(row(asked, one.getKey(), one.getValue(), before));
          asked = DITTO;
        }
      }
      if (!asked.equals(DITTO)) {
        rows.add(cells(asked, "nobody tried", before.map(it -> NONE), NONE, NONE, "not known"));
        open.add(asked);
      }
    }
    return TableView.of(
        "risk of " + now.name(),
        cells(
            "question", "tried by", before.map(Attacked::name), now.name(), "by chance", "answer"),
        rows,
        notes(now, before, open));
  }

  private static List<String> notes(Attacked now, Optional<Attacked> before, List<String> open) {
    List<String> notes = new ArrayList<>();
    notes.add(
        MessageText.of(
            "Of the three questions %d %s answered “yes” for `%s`%s.",
            yes(now),
            yes(now) == 1 ? "is" : "are",
            now.name(),
            before.map(it -> MessageText.of(", and %d for `%s`", yes(it), it.name())).orElse("")));
    notes.add(
        "“Yes” means that an attack was right more often than chance, or than of people whose rows"
            + " were not used; “not seen” speaks of these attacks alone. How sure each number is:"
            + " show %s.%s".formatted(now.name(), now.results().keySet().iterator().next()));
    if (!open.isEmpty()) {
      notes.add("Not examined: " + String.join(" ", open) + " `help attack` lists attacks.");
    }
    return notes;
  }

  /** How many of the questions some attack answers with yes. */
  private static long yes(Attacked of) {
    return Stream.of(Threat.Question.values())
        .filter(
            question ->
                of.results().values().stream()
                    .filter(it -> it.threat().questions().contains(question))
                    .anyMatch(it -> it.leaks().get(0).shows()))
        .count();
  }

  private static List<String> row(
      String asked, String attack, Result result, Optional<Attacked> before) {
    Leak leak = result.leaks().get(0);
    return cells(
        asked,
        attack,
        before.map(
            it ->
                Optional.ofNullable(it.results().get(attack))
                    .map(earlier -> number(earlier.leaks().get(0)))
                    .orElse(NONE)),
        number(leak),
        number(leak, leak.chance().value()),
        leak.shows() ? "yes" : "not seen");
  }

  private static String number(Leak leak) {
    return leak.resolved() ? number(leak, leak.found().value()) : Numbers.estimate(leak);
  }

  private static String number(Leak leak, double value) {
    return leak.metric().share() ? Numbers.share(value) : Numbers.real(value);
  }

  private static List<String> cells(
      String asked,
      String attack,
      Optional<String> before,
      String now,
      String chance,
      String answer) {
    return Stream.of(Stream.of(asked, attack), before.stream(), Stream.of(now, chance, answer))
        .flatMap(it -> it)
        .toList();
  }
}
