package org.tattle.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tattle.Components;
import org.tattle.dsl.Golden;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.DiagnosticFormat;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Parsed;
import org.tattle.run.MessageText;

/**
 * Spoilt scripts never break the parser or the checker, and what still parses is laid out without
 * loss.
 */
class FuzzTest {
  private static final long SEED = 20261122;
  private static final int SHOWN = 50;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  @Test
  @Timeout(120)
  void spoiltScriptsBreakNothing() {
    fuzz(SEED, 600, 1 << 12);
  }

  @Test
  @Tag("slow")
  @Timeout(3600)
  void manySpoiltScriptsBreakNothing() {
    System.out.println(fuzz(SEED + 1, 20_000, 1 << 20));
  }

  /**
   * Spoils and reads that many scripts.
   *
   * @param longest how long, in characters, one piece of a script is repeated at most
   * @return the seed, and the longest that one took to be read
   */
  private static String fuzz(long seed, int rounds, int longest) {
    List<String> scripts =
        Stream.of("ok", "bad", "poor")
            .flatMap(folder -> Golden.scripts(folder).stream())
            .map(script -> Golden.source(script).text())
            .filter(text -> text.length() < 4_000)
            .toList();
    Session session = new Session(Components.standard());
    Mutation mutation = new Mutation(scripts, new SplittableRandom(seed), longest);
    long slowest = 0;
    int length = 0;
    for (int round = 0; round < rounds; round++) {
      String text = mutation.next();
      try {
        long start = CLOCK.getCurrentThreadCpuTime();
        Parsed parsed = Parser.parse(new Source("fuzz", text));
        long taken = CLOCK.getCurrentThreadCpuTime() - start;
        length = taken > slowest ? text.length() : length;
        slowest = Math.max(slowest, taken);
        check(session, parsed);
      } catch (RuntimeException | StackOverflowError | AssertionError fault) {
        String start = text.substring(0, Math.min(text.length(), 4_000));
        throw new AssertionError("seed " + seed + ", round " + round + ":\n" + start, fault);
      }
    }
    return MessageText.of(
        "seed %d: %,d scripts; the slowest, of %,d characters, took %d ms",
        seed, rounds, length, slowest / 1_000_000);
  }

  private static void check(Session session, Parsed parsed) {
    Source source = parsed.script().source();
    String text = source.text();
    Spans.each(parsed.script().statements(), span -> inside(span, text));
    parsed.diagnostics().stream().limit(SHOWN).forEach(FuzzTest::shown);
    for (Diagnostic diagnostic : parsed.diagnostics()) {
      inside(diagnostic.span(), text);
      diagnostic.labels().forEach(label -> inside(label.span(), text));
      diagnostic.fixes().forEach(fix -> inside(fix.span(), text));
    }
    Tokens.of(source).forEach(token -> inside(token.span(), text));
    Completeness.of(text);
    session.check(source).diagnostics().forEach(it -> inside(it.span(), it.source().text()));
    if (parsed.ok()) {
      String printed = Printer.print(parsed);
      Parsed again = Parser.parse(new Source("printed", printed));
      assertThat(Shape.of(again.script().statements()))
          .isEqualTo(Shape.of(parsed.script().statements()));
      assertThat(Printer.print(again)).isEqualTo(printed);
      assertThat(comments(again.script().source())).isEqualTo(comments(source));
    }
  }

  private static void shown(Diagnostic diagnostic) {
    assertThat(diagnostic.message()).doesNotContain("<EOF>", "null", "token", "viable");
    for (DiagnosticFormat format : DiagnosticFormat.values()) {
      assertThat(format.render(diagnostic)).isNotEmpty();
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
    if (span.end() > text.length()) {
      throw new AssertionError(span + " reaches out of " + text.length());
    }
  }
}
