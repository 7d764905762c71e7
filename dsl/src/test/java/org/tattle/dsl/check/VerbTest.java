package org.tattle.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tattle.Components;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.Clause.Preposition;
import org.tattle.dsl.syntax.Statement;

class VerbTest {
  private static final Map<String, String> OBJECTS =
      Map.ofEntries(
          Map.entry("use", "\"nowhere.tattle\""),
          Map.entry("load", "wine"),
          Map.entry("model", "mlp"),
          Map.entry("train", "base"),
          Map.entry("defend", "dropout"),
          Map.entry("attack", "gap"),
          Map.entry("compare", "base"),
          Map.entry("plot", "roc"));

  @Test
  void everyVerbOfTheGrammarIsThere() {
    assertThat(Arrays.stream(Verb.values()).map(Verb::word))
        .containsExactlyElementsOf(Statement.verbs());
  }

  @Test
  void theCheckerTakesTheClausesThatAreOffered() {
    try (Session session = new Session(Components.standard())) {
      for (var object : OBJECTS.entrySet()) {
        Verb verb = Verb.of(object.getKey()).orElseThrow();
        for (Preposition clause : Preposition.values()) {
          String behind =
              switch (clause) {
                case WITH -> "nothing=1";
                case TO -> "\"x\"";
                default -> "x";
              };
          String script =
              "%s %s %s %s".formatted(verb.word(), object.getValue(), clause.word(), behind);
          boolean refused =
              session.check(new Source("clauses", script)).diagnostics().stream()
                  .anyMatch(
                      it ->
                          it.code() == Code.P210
                              && it.message().endsWith("`" + clause.word() + "`"));
          assertThat(refused).as(script).isEqualTo(!verb.clauses().contains(clause));
        }
      }
    }
  }
}
