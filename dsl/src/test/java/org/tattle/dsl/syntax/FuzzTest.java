package org.tattle.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tattle.dsl.Golden;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Format;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;

/** Spoilt scripts never break the parser, and what still parses is laid out without loss. */
class FuzzTest {
  private static final long SEED = 20261122;

  @Test
  @Timeout(120)
  void spoiltScriptsBreakNothing() {
    fuzz(SEED, 2_000);
  }

  @Test
  @Tag("slow")
  @Timeout(1200)
  void manySpoiltScriptsBreakNothing() {
    fuzz(SEED + 1, 20_000);
  }

  private static void fuzz(long seed, int rounds) {
    List<String> scripts =
        Stream.of("ok", "bad", "poor")
            .flatMap(folder -> Golden.scripts(folder).stream())
            .map(script -> Golden.source(script).text())
            .filter(text -> text.length() < 4_000)
            .toList();
    Mutation mutation = new Mutation(scripts, new SplittableRandom(seed));
    for (int round = 0; round < rounds; round++) {
      String text = mutation.next();
      try {
        check(text);
      } catch (RuntimeException | StackOverflowError | AssertionError fault) {
        throw new AssertionError("seed " + seed + ", round " + round + ":\n" + text, fault);
      }
    }
  }

  private static void check(String text) {
    Source source = new Source("fuzz", text);
    Parsed parsed = Parser.parse(source);
    Spans.each(parsed.script().statements(), span -> inside(span, text));
    for (Diagnostic diagnostic : parsed.diagnostics()) {
      inside(diagnostic.span(), text);
      diagnostic.labels().forEach(label -> inside(label.span(), text));
      diagnostic.fixes().forEach(fix -> inside(fix.span(), text));
      assertThat(diagnostic.message()).doesNotContain("<EOF>", "null", "token", "viable");
      for (Format format : Format.values()) {
        assertThat(format.render(diagnostic)).isNotEmpty();
      }
    }
    Tokens.of(source).forEach(token -> inside(token.span(), text));
    Completeness.of(text);
    if (parsed.ok()) {
      String printed = Printer.print(parsed);
      Parsed again = Parser.parse(new Source("printed", printed));
      assertThat(Shape.of(again.script().statements()))
          .isEqualTo(Shape.of(parsed.script().statements()));
      assertThat(Printer.print(again)).isEqualTo(printed);
      assertThat(comments(again.script().source())).isEqualTo(comments(source));
    }
  }

  private static List<String> comments(Source source) {
    return Tokens.of(source).stream()
        .filter(token -> token.kind() == Tokens.Kind.COMMENT)
        .map(token -> source.text(token.span()).stripTrailing())
        .sorted()
        .toList();
  }

  private static void inside(Span span, String text) {
    assertThat(span.end()).isLessThanOrEqualTo(text.length());
  }
}
