package org.tattle.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.component.Preposition;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.dsl.syntax.word.Verb;

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

  private static final Set<String> MAKING =
      Set.of("load", "model", "train", "attack", "defend", "sweep");

  @Test
  void everyVerbOfTheGrammarIsThere() {
    assertThat(Verb.all()).extracting(Verb::word).containsExactlyElementsOf(Statement.verbs());
  }

  /** Each example goes on from those before it, so that it has what it names. */
  @Test
  void everyExampleCanBeWrittenAsItStands(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("common.tattle"), "param rows = 100\nload wine rows=rows");
    try (Session session = new Session(Components.standard())) {
      StringBuilder before = new StringBuilder();
      for (Verb verb : Verb.all()) {
        assertThat(verb.example()).startsWith(verb.word());
        if (verb.word().equals("link")) {
          before.append("load wine as clinic\nload letters as registry\n");
        }
        String script = verb.word().equals("refresh") ? verb.example() : before + verb.example();
        assertThat(session.check(new Source("example", script, folder)).diagnostics())
            .as(verb.example())
            .isEmpty();
        before.append(MAKING.contains(verb.word()) ? verb.example() + "\n" : "");
      }
    }
  }

  @Test
  void theSyntaxOfAVerbNamesTheClausesThatItTakes() {
    for (Verb verb : Verb.all()) {
      List<String> words = List.of(verb.syntax().replaceAll("[^a-z ]", " ").split(" +"));
      for (Preposition clause : Preposition.values()) {
        assertThat(words.contains(clause.word()))
            .as(verb.syntax() + ": " + clause.word())
            .isEqualTo(verb.clauses().contains(clause));
      }
    }
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
                          it.code() == Code.P210 && it.message().endsWith("`" + clause.word() + "`")
                              || it.code() == Code.S121);
          assertThat(refused).as(script).isEqualTo(!verb.clauses().contains(clause));
        }
      }
    }
  }
}
