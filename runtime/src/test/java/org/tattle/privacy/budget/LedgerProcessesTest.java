package org.tattle.privacy.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.data.Likeness;
import org.tattle.privacy.Spender;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Neighbours;
import org.tattle.run.Control;
import org.tattle.run.Seed;

class LedgerProcessesTest {
  private static final Likeness PATIENTS = Likeness.of("patients");

  @TempDir Path folder;
  private Path file;
  private Ledger ledger;

  @BeforeEach
  void open() {
    file = folder.resolve("ledger.jsonl");
    ledger = Ledger.at(file);
  }

  @Test
  void whoWaitsForAnotherProcessCanBeStopped() throws Exception {
    new Account(ledger, PATIENTS, PrivacyUnit.ROW, Guarantee.pure(1))
        .charge("count", Draw.answer(Optional.empty()), Neighbours.ADD_REMOVE, Expense.pure(0.1));
    Process holder = Spender.hold(file);
    try (BufferedReader out = holder.inputReader()) {
      assertThat(out.readLine()).isEqualTo("held");
      long started = System.nanoTime();
      Control short_ =
          new Control() {
            @Override
            public boolean cancelled() {
              return System.nanoTime() - started > Duration.ofMillis(50).toNanos();
            }
          };
      assertThatThrownBy(() -> short_.during(() -> ledger.of(PATIENTS)))
          .isInstanceOf(CancellationException.class);
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertThat(ledger.charges()).hasSize(1);
  }

  @Test
  void twoProcessesKeepToOneBudget() throws Exception {
    Process one = Spender.start(file, 1, 0.01);
    Process two = Spender.start(file, 1, 0.01);
    long shown = shown(one) + shown(two);
    assertThat(one.waitFor()).isZero();
    assertThat(two.waitFor()).isZero();
    assertThat(shown).isEqualTo(100);
    assertThat(ledger.charges()).hasSize(100);
  }

  private static long shown(Process process) throws IOException {
    try (BufferedReader out = process.inputReader()) {
      return out.lines().filter(line -> !line.startsWith("refused")).count();
    }
  }

  @Test
  void aKillNeverShowsMoreThanWasWritten() throws Exception {
    killed(4);
  }

  @Tag("slow")
  @Test
  void aHundredKillsNeverShowMoreThanWasWritten() throws Exception {
    killed(100);
  }

  private void killed(int times) throws Exception {
    UniformRandomProvider random = new Seed(18).random();
    long shown = 0;
    for (int i = 0; i < times; i++) {
      Process process = Spender.start(file, 1e6, 0.01);
      try (BufferedReader out = process.inputReader()) {
        int wait = random.nextInt(30);
        for (int line = 0; line <= wait; line++) {
          assertThat(out.readLine()).isNotNull();
          shown++;
        }
        process.toHandle().destroyForcibly();
        String last = out.readLine();
        while (last != null) {
          shown++;
          last = out.readLine();
        }
      }
      process.waitFor();
      assertThat((long) ledger.charges().size()).isBetween(shown, shown + i + 1);
    }
  }
}
