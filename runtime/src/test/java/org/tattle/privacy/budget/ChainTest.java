package org.tattle.privacy.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.data.Likeness;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Neighbours;
import org.tattle.run.Fault;

/** What somebody who can write the files of a ledger, and what a crash, can do to it. */
class ChainTest {
  private static final Likeness PATIENTS = Likeness.of("patients");
  private static final String OLD =
      "{\"data\":\"patients\",\"what\":\"count\",\"expense\":{\"steps\":[],\"pure\":[0.5],\"delta\":0.0}}\n";

  @TempDir Path folder;
  private Path file;
  private Path head;
  private Ledger ledger;
  private int drawn;

  @BeforeEach
  void open() {
    file = folder.resolve("ledger.jsonl");
    head = folder.resolve("ledger.jsonl.head");
    ledger = Ledger.at(file);
  }

  private void charge(double epsilon) {
    new Account(ledger, PATIENTS, PrivacyUnit.ROW, Guarantee.pure(100))
        .charge(
            "count",
            Draw.answer(Optional.empty(), drawn++),
            Neighbours.ADD_REMOVE,
            Expense.pure(epsilon));
  }

  private double spent() {
    return Composition.epsilon(ledger.of(PATIENTS).spent(PrivacyUnit.ROW), 0);
  }

  private void refused(String why) {
    assertThatThrownBy(this::spent)
        .isInstanceOf(Fault.class)
        .hasMessageContaining(why)
        .satisfies(it -> assertThat(((Fault) it).code()).hasToString("R528"));
    byte[] before = bytes(file);
    assertThatThrownBy(() -> charge(0.01)).hasMessageContaining(why);
    assertThat(bytes(file)).as("nothing is mended").isEqualTo(before);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aLedgerThatWasCutAtALineIsRefused() throws IOException {
    charge(0.1);
    charge(0.2);
    List<String> lines = Files.readAllLines(file);
    for (int left = 0; left < lines.size(); left++) {
      Files.writeString(file, String.join("\n", lines.subList(0, left)) + (left > 0 ? "\n" : ""));
      refused("it was cut short or put back: it has %s of 3 lines".formatted(left));
    }
  }

  @Test
  void aLedgerThatWasCutAnywhereIsRefused() throws IOException {
    charge(0.1);
    charge(0.2);
    byte[] whole = bytes(file);
    for (int length = whole.length - 2; length > 0; length -= 37) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      refused("cut short");
    }
  }

  @Test
  void aLedgerThatIsGoneIsRefusedWhileItsHeadIsThere() throws IOException {
    charge(0.1);
    Files.delete(file);
    assertThatThrownBy(this::spent).hasMessageContaining("0 of 2 lines");
    assertThatThrownBy(() -> charge(0.01)).hasMessageContaining("0 of 2 lines");
  }

  @Test
  void aLedgerThatWasPutBackIsRefused() throws IOException {
    charge(0.1);
    byte[] before = bytes(file);
    charge(0.2);
    Files.write(file, before);
    refused("put back");
  }

  @Test
  void aLedgerThatWentAnotherWayThanItsHeadIsRefused() throws IOException {
    charge(0.1);
    byte[] lines = bytes(file);
    byte[] known = bytes(head);
    charge(0.2);
    byte[] other = bytes(file);
    Files.write(file, lines);
    Files.write(head, known);
    charge(0.3);
    Files.write(file, other);
    refused("its lines are not those that its head `%s` knows".formatted(head));
  }

  @Test
  void aHeadThatWasPutBackForgetsNothing() throws IOException {
    charge(0.1);
    byte[] before = bytes(head);
    charge(0.2);
    byte[] now = bytes(head);
    // One line that the head does not know is what a crash leaves, and stays spent.
    Files.write(head, before);
    assertThat(spent()).isEqualTo(0.3);
    assertThat(bytes(head)).isEqualTo(now);
    charge(0.3);
    Files.write(head, before);
    refused("does not know");
  }

  @Test
  void aLedgerWithoutItsHeadIsRefused() throws IOException {
    charge(0.1);
    Files.delete(head);
    refused("its head `%s` is not there".formatted(head));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "nothing", "{\"secret\":\"00\",\"lines\":0}"})
  void aHeadThatSaysNothingIsRefused(String text) throws IOException {
    charge(0.1);
    Files.writeString(head, text);
    refused("its head `%s` is damaged".formatted(head));
  }

  @Test
  void aHeadThatWasMadeToFitAShorterLedgerIsRefused() throws IOException {
    charge(0.1);
    charge(0.2);
    List<String> lines = Files.readAllLines(file);
    String last = lines.get(1).replaceFirst(".*\"seal\":\"([0-9a-f]+)\"}", "$1");
    Files.writeString(file, lines.get(0) + "\n" + lines.get(1) + "\n");
    Files.writeString(
        head,
        Files.readString(head)
            .replaceFirst("\"lines\":3", "\"lines\":2")
            .replaceFirst("\"seal\":\"[0-9a-f]+\"", "\"seal\":\"" + last + "\""));
    refused("damaged");
  }

  @Test
  void anEditedLineIsRefused() throws IOException {
    charge(0.25);
    charge(0.5);
    String text = Files.readString(file);
    Files.writeString(file, text.replace("\"pure\":[0.25]", "\"pure\":[0.01]"));
    refused("line 2 is damaged");
    Files.writeString(file, text.replace("\"pure\":[0.5]", "\"pure\":[0.01]"));
    refused("line 3 is damaged");
  }

  @Test
  void linesThatWereMovedDroppedOrDoubledAreRefused() throws IOException {
    charge(0.1);
    charge(0.2);
    charge(0.3);
    List<String> lines = Files.readAllLines(file);
    List<String> moved = new ArrayList<>(lines);
    Collections.swap(moved, 1, 2);
    List<String> dropped = new ArrayList<>(lines);
    dropped.remove(1);
    List<String> doubled = new ArrayList<>(lines);
    doubled.add(lines.get(3));
    for (List<String> changed : List.of(moved, dropped, doubled)) {
      Files.writeString(file, String.join("\n", changed) + "\n");
      refused("damaged");
    }
  }

  @Test
  void aLineOfAnotherLedgerIsRefused() throws IOException {
    charge(0.1);
    Ledger other = Ledger.at(folder.resolve("other.jsonl"));
    new Account(other, PATIENTS, PrivacyUnit.ROW, Guarantee.pure(1))
        .charge("c", Draw.answer(Optional.empty(), 0), Neighbours.ADD_REMOVE, Expense.pure(0.001));
    Files.copy(
        folder.resolve("other.jsonl"), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    refused("line 1 is damaged");
  }

  @Test
  void halfALineThatTheHeadDoesNotKnowGoesAndIsNoted() throws IOException {
    charge(0.1);
    Files.writeString(file, "{\"charge\":{\"da", StandardOpenOption.APPEND);
    assertThat(spent()).isEqualTo(0.1);
    assertThat(ledger.of(PATIENTS).notes())
        .containsExactly(
            "half a line was taken out: a process was stopped before it drew anything for it");
    charge(0.2);
    assertThat(spent()).isEqualTo(0.3);
    assertThat(Files.readAllLines(file)).hasSize(4);
  }

  @Test
  void aLineThatLacksNothingButItsEndStaysSpent() throws IOException {
    charge(0.5);
    String whole = Files.readString(file);
    Files.writeString(file, whole.stripTrailing());
    assertThat(spent()).isEqualTo(0.5);
    assertThat(Files.readString(file)).isEqualTo(whole);
    assertThat(ledger.of(PATIENTS).notes()).isEmpty();
  }

  @Test
  void aLedgerOfOldIsTakenAsItIsAndSealedWithTheNextLine() throws IOException {
    Files.writeString(file, OLD + OLD);
    assertThat(spent()).isEqualTo(1);
    assertThat(head).doesNotExist();
    charge(0.25);
    assertThat(spent()).isEqualTo(1.25);
    assertThat(ledger.of(PATIENTS).notes())
        .containsExactly("2 lines are from before there were seals");
    Files.writeString(file, Files.readString(file).replaceFirst("0\\.5", "0.1"));
    refused("line 3 is damaged"); // The first that is sealed, and its seal is of those before.
  }

  @Test
  void ofALedgerOfOldTheHalfLineGoesAndAWholeOneStays() throws IOException {
    Files.writeString(file, OLD + OLD.stripTrailing());
    assertThat(spent()).isEqualTo(1);
    assertThat(Files.readString(file)).isEqualTo(OLD + OLD);
    Files.writeString(file, OLD + OLD.substring(0, 40));
    assertThat(spent()).isEqualTo(0.5);
    assertThat(ledger.of(PATIENTS).notes()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"data\":\"patients\",\"what\":\"sum\"}",
        "{\"data\":\"patients\",\"expense\":{\"steps\":[],\"pure\":[0.5],\"delta\":0.0}}",
        "{\"what\":\"sum\",\"expense\":{\"steps\":[],\"pure\":[0.5],\"delta\":0.0}}",
        "twice"
      })
  void aLineOfOldThatSaysTooLittleOrTooMuchIsDamage(String line) throws IOException {
    Files.writeString(file, line.replace("twice", OLD.strip().repeat(2)) + "\n" + OLD);
    refused("line 1 is damaged");
  }

  @Test
  void nothingInTheFileIsAHashOfRowsThatAnybodyCanCompute() throws IOException {
    charge(0.1);
    String text = Files.readString(file, UTF_8);
    assertThat(text).doesNotContain("\"patients\"");
    Ledger other = Ledger.at(folder.resolve("other.jsonl"));
    new Account(other, PATIENTS, PrivacyUnit.ROW, Guarantee.pure(1))
        .charge("c", Draw.answer(Optional.empty(), 0), Neighbours.ADD_REMOVE, Expense.pure(0.1));
    String id = ledger.of(PATIENTS).id();
    assertThat(id).isNotEqualTo(other.of(PATIENTS).id());
  }
}
