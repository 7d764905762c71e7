package org.tattle.dsl.syntax.mend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.Parser;
import org.tattle.dsl.syntax.tree.Statement;

/** What is said of statements of other languages: nothing of ours, and nothing that is wrong. */
class IdiomsTest {
  private static final Map<String, String> PARTS =
      Map.of("it", "base", "as", "", "text", "a.csv", "number", "1", "args", "[1, 2]");

  @Test
  void statementsOfOursAreOfNoOtherLanguage() throws IOException {
    List<String> taken = new ArrayList<>();
    for (Path file : scripts()) {
      Source source = Source.cell("script", Files.readString(file), file.getParent(), "script");
      for (Statement statement : Parser.parse(source).script().statements()) {
        Idioms.of(source, statement.span())
            .ifPresent(it -> taken.add(source.text(statement.span()) + " → " + it.caption()));
      }
    }
    assertThat(taken).isEmpty();
  }

  @Test
  void whatIsWrittenInsteadOfACallIsRead() {
    List<String> wrong = new ArrayList<>();
    for (Idiom idiom : IdiomFile.read()) {
      if (idiom.form().isPresent() || idiom.statement().isEmpty()) {
        continue;
      }
      Call call = new Call(List.copyOf(idiom.names()), PARTS);
      String statement = idiom.meant("", Optional.of(call)).orElseThrow().statement();
      Source source = new Source("script", statement);
      Parser.parse(source).diagnostics().forEach(it -> wrong.add(statement + " → " + it.message()));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noTwoCallsHaveOneName() {
    List<String> names = new ArrayList<>();
    IdiomFile.read().forEach(idiom -> names.addAll(idiom.names()));
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void whatDiffersIsToldInWholeWords() {
    assertThat(Change.between("load digits limit 100", "load digits rows=100"))
        .isEqualTo(new Change(12, 9, "rows=100"));
    assertThat(Change.between("attack mia t", "attack mia on t"))
        .isEqualTo(new Change(11, 1, "on t"));
    assertThat(Change.between("tattle train t", "train t")).isEqualTo(new Change(0, 12, "train"));
    assertThat(Change.between("show t LIMIT 10", "show t")).isEqualTo(new Change(5, 10, "t"));
  }

  @Test
  void aLongTextIsComparedByItsFirstLine() {
    String text = "model.fit(X, y)\n" + "x".repeat(5_000);
    Source source = new Source("script", text);
    Optional<Diagnostic> told = Idioms.of(source, new Span(0, text.length()));
    assertThat(told).map(Diagnostic::caption).contains("write `train target`");
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/scripts/ok"))) {
      return files.filter(it -> it.toString().endsWith(".tattle")).sorted().toList();
    }
  }
}
