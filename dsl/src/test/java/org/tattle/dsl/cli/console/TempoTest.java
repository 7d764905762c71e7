package org.tattle.dsl.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tattle.run.Progress;

class TempoTest {
  private static final long SECOND = 1_000_000_000;
  private final Tempo tempo = new Tempo();

  private static Progress at(String work, String part, long done) {
    return new Progress(work, part, done, 1000, "steps", Map.of("loss", 0.12345));
  }

  @Test
  void whatIsLeftTakesAsLongAsWhatIsDone() {
    tempo.note(at("shadow models", "shadow 1 of 4", 0), 0);
    tempo.note(at("shadow models", "shadow 2 of 4", 250), 10 * SECOND);
    assertThat(tempo.line()).isEqualTo("shadow 2 of 4: 25%, loss 0.123, 30 s left");
    assertThat(tempo.bar(80))
        .isEqualTo("shadow 2 of 4 ━━━━━─────────────── 25%  loss 0.123  30 s left");
  }

  @Test
  void anotherPieceOfWorkStartsAnew() {
    tempo.note(at("training", "", 0), 0);
    tempo.note(at("training", "", 900), 10 * SECOND);
    tempo.note(at("shadow models", "", 0), 20 * SECOND);
    tempo.note(at("shadow models", "", 500), 30 * SECOND);
    assertThat(tempo.line()).isEqualTo("shadow models: 50%, loss 0.123, 10 s left");
    tempo.note(at("shadow models", "", 0), 40 * SECOND);
    assertThat(tempo.line()).isEqualTo("shadow models: 0%, loss 0.123");
  }

  @Test
  void workDoneBeforeItWasSeenDoesNotCount() {
    tempo.note(at("training", "", 500), 0);
    tempo.note(at("training", "", 600), 10 * SECOND);
    assertThat(tempo.line()).endsWith("40 s left");
  }

  @Test
  void aLineFitsTheTerminal() {
    tempo.note(new Progress("fetching " + "x".repeat(100), 1, 0, "bytes", Map.of()), 0);
    assertThat(tempo.bar(80)).hasSizeLessThan(80);
  }
}
