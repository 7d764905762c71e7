package org.tattle.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.run.Fault;
import org.tattle.run.Seed;

class LedgerTest {
  @TempDir Path folder;
  private Path file;
  private Ledger ledger;

  @BeforeEach
  void open() {
    file = folder.resolve("ledger.jsonl");
    ledger = Ledger.at(file);
  }

  private Account account(double epsilon, double delta) {
    return new Account(ledger, "patients", new Guarantee(epsilon, delta));
  }

  @Test
  void whatIsChargedIsThereForWhoeverOpensItNext() {
    Expense training = Expense.steps(List.of(new Steps(0.01, 1.1, 500)));
    account(3, 1e-6).charge("train", training);
    account(3, 1e-6).charge("mean(age)", Expense.pure(0.5));
    new Account(Ledger.at(file), "others", Guarantee.pure(1)).charge("sum", Expense.pure(1));
    assertThat(Ledger.at(file).entries())
        .containsExactly(
            new Ledger.Entry("patients", "train", training),
            new Ledger.Entry("patients", "mean(age)", Expense.pure(0.5)),
            new Ledger.Entry("others", "sum", Expense.pure(1)));
    assertThat(Ledger.at(file).spent("patients")).isEqualTo(training.plus(Expense.pure(0.5)));
  }

  @Test
  void whatIsOverTheBudgetIsRefusedAndCostsNothing() {
    Account account = account(1, 0);
    account.charge("mean", Expense.pure(0.8));
    assertThatThrownBy(() -> account.charge("sum", Expense.pure(0.3)))
        .isInstanceOf(Fault.class)
        .hasMessage(
            "the budget does not allow it: 0.8 of `eps=1` is spent at `delta=0`, and this would"
                + " make it 1.1")
        .satisfies(
            fault ->
                assertThat(((Fault) fault).hint()).contains("an answer with `eps=0.19` would fit"));
    account.charge("sum", Expense.pure(0.19));
    assertThat(ledger.entries()).hasSize(2);
    account.charge("rest", Expense.pure(0.01));
    assertThatThrownBy(() -> account.charge("more", Expense.pure(0.01)))
        .satisfies(fault -> assertThat(((Fault) fault).hint()).contains("nothing more fits"));
  }

  @Test
  void aTrainingIsChargedByItsStepsAndNotByItsEpsilon() {
    Spent spent = Accounting.PRV.spent(List.of(new Steps(0.01, 1, 500)), 1e-6);
    Account account = account(2, 1e-6);
    account.charge("train", spent.expense());
    assertThat(account.epsilon()).isEqualTo(spent.epsilon());
    assertThatThrownBy(() -> account.charge("again", spent.expense())).isInstanceOf(Fault.class);
    account.charge("mean", Expense.pure(account.fitting()));
    assertThat(account.epsilon()).isBetween(1.95, 2.0);
  }

  @Test
  void tenTenthsOfABudgetFit() {
    for (int i = 0; i < 10; i++) {
      account(1, 0).charge("count", Expense.pure(0.1));
    }
    assertThat(ledger.entries()).hasSize(10);
  }

  @Test
  void manySmallAnswersCostLessThanTheirSum() {
    Account account = account(3, 1e-6);
    for (int i = 0; i < 40; i++) {
      ledger.add(new Ledger.Entry("patients", "count", Expense.pure(0.1)), false, spent -> {});
    }
    assertThat(account.epsilon()).isLessThan(3);
    account.charge("count", Expense.pure(0.1));
    double fitting = account.fitting();
    assertThat(ledger.spent("patients").plus(Expense.pure(fitting)).epsilon(1e-6))
        .isLessThanOrEqualTo(3);
    assertThat(ledger.spent("patients").plus(Expense.pure(1.02 * fitting)).epsilon(1e-6))
        .isGreaterThan(3);
  }

  @Test
  void theHalfLineOfACrashGoesAndAnyOtherDamageIsAFault() throws IOException {
    account(1, 0).charge("count", Expense.pure(0.1));
    Files.writeString(file, "{\"data\":\"pati", StandardOpenOption.APPEND);
    account(1, 0).charge("count", Expense.pure(0.1));
    assertThat(ledger.entries()).hasSize(2);
    Files.writeString(file, "{\"data\":\"pati\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> account(1, 0).charge("count", Expense.pure(0.1)))
        .isInstanceOf(Fault.class)
        .hasMessage("the ledger `%s` cannot be used: line 3 is damaged".formatted(file));
    assertThatThrownBy(ledger::entries).isInstanceOf(Fault.class);
  }

  @Test
  void aLineThatLacksNothingButItsEndStaysSpent() throws IOException {
    account(1, 0).charge("count", Expense.pure(0.5));
    String whole = Files.readString(file);
    Files.writeString(file, whole.stripTrailing());
    assertThat(ledger.spent("patients")).isEqualTo(Expense.pure(0.5));
    account(1, 0).charge("count", Expense.pure(0.5));
    assertThat(Files.readString(file)).isEqualTo(whole + whole);
  }

  @Test
  void ofAHalfLineNothingIsLeftWhateverWasSpoiltBeforeIt() throws IOException {
    account(1, 0).charge("count", Expense.pure(0.1));
    byte[] bytes = Files.readAllBytes(file);
    bytes[new String(bytes, UTF_8).indexOf("count")] = (byte) 0xe9;
    Files.write(file, bytes);
    Files.writeString(file, "{\"data\":\"pati", StandardOpenOption.APPEND);
    account(1, 0).charge("sum", Expense.pure(0.1));
    assertThat(ledger.entries()).extracting(Ledger.Entry::what).endsWith("sum").hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "{\"data\":\"patients\",\"what\":\"sum\"}", "twice"})
  void aLineThatSaysTooLittleOrTooMuchIsAFault(String line) throws IOException {
    account(1, 0).charge("count", Expense.pure(0.1));
    String written = Files.readString(file);
    Files.writeString(file, line.replace("twice", written.strip().repeat(2)) + "\n" + written);
    assertThatThrownBy(ledger::entries)
        .isInstanceOf(Fault.class)
        .hasMessage("the ledger `%s` cannot be used: line 1 is damaged".formatted(file));
  }

  @Test
  void whoIsInterruptedWhileItIsReadIsToldSo() {
    account(1, 0).charge("count", Expense.pure(0.1));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> account(1, 0).charge("count", Expense.pure(0.1)))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ledger.entries()).hasSize(1);
  }

  @Test
  void twoProcessesKeepToOneBudget() throws Exception {
    Process one = Spender.start(file, 1, 0.01);
    Process two = Spender.start(file, 1, 0.01);
    long shown = shown(one) + shown(two);
    assertThat(one.waitFor()).isZero();
    assertThat(two.waitFor()).isZero();
    assertThat(shown).isEqualTo(100);
    assertThat(ledger.entries()).hasSize(100);
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
      assertThat((long) ledger.entries().size()).isBetween(shown, shown + i + 1);
    }
  }
}
