package org.tattle.privacy.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.data.Likeness;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Neighbours;
import org.tattle.run.Fault;

class LedgerFileTest {
  private static final Likeness PATIENTS = Likeness.of("patients");

  @TempDir Path folder;
  private Path file;
  private Ledger ledger;

  @BeforeEach
  void open() {
    file = folder.resolve("ledger.jsonl");
    ledger = Ledger.at(file);
  }

  private static void charge(Ledger of) {
    new Account(of, PATIENTS, PrivacyUnit.ROW, Guarantee.pure(1))
        .charge(
            "count",
            Draw.answer(Optional.empty(), "count"),
            Neighbours.ADD_REMOVE,
            Expense.pure(0.1));
  }

  @Test
  void nobodyButItsOwnerCanReadIt() throws IOException {
    Path deep = folder.resolve("state").resolve("tattle").resolve("ledger.jsonl");
    charge(Ledger.at(deep));
    if (deep.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(mode(deep)).isEqualTo("rw-------");
      assertThat(mode(deep.resolveSibling("ledger.jsonl.head"))).isEqualTo("rw-------");
      assertThat(mode(deep.getParent())).isEqualTo("rwx------");
      assertThat(mode(deep.getParent().getParent())).isEqualTo("rwx------");
    }
  }

  @Test
  void whatOthersCouldReadOfItIsTakenFromThem() throws IOException {
    charge(ledger);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-rw-rw-"));
      assertThat(ledger.charges()).hasSize(1);
      assertThat(mode(file)).isEqualTo("rw-------");
    }
  }

  @Test
  void nothingIsMadeByLooking() {
    assertThat(Ledger.at(file).charges()).isEmpty();
    assertThat(ledger.of(PATIENTS).spent(PrivacyUnit.ROW)).isEqualTo(Expense.NONE);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void itsFilesAreItselfAndItsHeadAndOneInMemoryHasNone() {
    assertThat(ledger.files()).containsExactly(file, folder.resolve("ledger.jsonl.head"));
    Ledger memory = Ledger.memory();
    assertThat(memory.files()).isEmpty();
    charge(memory);
    assertThat(memory.charges()).hasSize(1);
    assertThat(Ledger.memory().charges()).isEmpty();
  }

  @Test
  void theUsersLedgerIsTheOneThatIsNamed() {
    String before = System.getProperty("tattle.ledger");
    try {
      System.setProperty("tattle.ledger", file.toString());
      assertThat(Ledger.user().files()).first().isEqualTo(file);
    } finally {
      if (before == null) {
        System.clearProperty("tattle.ledger");
      } else {
        System.setProperty("tattle.ledger", before);
      }
    }
  }

  @Test
  void aLedgerThatCannotBeWrittenAnswersNothing() throws IOException {
    Files.createDirectory(file);
    assertThatThrownBy(() -> charge(ledger))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("the ledger `%s` cannot be used: ".formatted(file))
        .satisfies(it -> assertThat(((Fault) it).code()).hasToString("R523"));
    assertThatThrownBy(() -> ledger.charges()).isInstanceOf(Fault.class);
  }

  private static String mode(Path file) throws IOException {
    return java.nio.file.attribute.PosixFilePermissions.toString(
        Files.getPosixFilePermissions(file));
  }
}
