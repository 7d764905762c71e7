package org.tattle.dsl.show.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tattle.dsl.show.Numbers;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Key;
import org.tattle.subject.Recipe;

/**
 * Says what several private trainings on the same rows spend together. An ε covers one training;
 * whoever tries settings and keeps the best has looked at private rows with each of them (Papernot
 * and Steinke 2022, Hyperparameter Tuning with Renyi Differential Privacy).
 */
public final class Searched {
  private Searched() {}

  /** A sentence for each set of rows that several private models were trained on. */
  public static List<String> notes(List<Attacked> all) {
    Map<Key, Map<Key, Attacked>> byRows = new LinkedHashMap<>();
    for (Attacked attacked : all) {
      if (attacked.subject().spent().isPresent()) {
        attacked
            .subject()
            .recipe()
            .ifPresent(
                recipe ->
                    byRows
                        .computeIfAbsent(rows(recipe), rows -> new LinkedHashMap<>())
                        .putIfAbsent(recipe.key(), attacked));
      }
    }
    List<String> notes = new ArrayList<>();
    for (Map<Key, Attacked> models : byRows.values()) {
      if (models.size() > 1) {
        notes.add(note(List.copyOf(models.values())));
      }
    }
    return notes;
  }

  /** Those that some have forgotten are among them: the others are trained on all the same. */
  private static Key rows(Recipe<?> recipe) {
    return Key.of("rows", recipe.data().digest(), recipe.split().whole().members());
  }

  private static String note(List<Attacked> models) {
    Expense all = Expense.NONE;
    double delta = 0;
    Set<String> names = new LinkedHashSet<>();
    for (Attacked model : models) {
      Spent spent = model.subject().spent().orElseThrow();
      all = all.plus(spent.expense());
      delta += spent.delta();
      names.add("`" + model.name() + "`");
    }
    return ("%s: %s private models of the same rows, and each ε covers one of them. Whoever"
            + " publishes all, or keeps the best by a look at these rows, spends up to ε=%s at"
            + " δ=%s.")
        .formatted(
            String.join(", ", names),
            models.size(),
            Numbers.epsilon(Composition.epsilon(all, delta)),
            Numbers.small(delta));
  }
}
