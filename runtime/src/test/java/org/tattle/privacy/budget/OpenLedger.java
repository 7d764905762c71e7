package org.tattle.privacy.budget;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.data.Likeness;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Neighbours;

/** A ledger in a folder of its own. */
abstract class OpenLedger {
  static final Likeness PATIENTS = Likeness.of("patients");
  @TempDir Path folder;
  Path file;
  Ledger ledger;
  int drawn;

  @BeforeEach
  void open() {
    file = folder.resolve("ledger.jsonl");
    ledger = Ledger.at(file);
  }

  Account account(double epsilon, double delta) {
    return new Account(ledger, PATIENTS, PrivacyUnit.ROW, new Guarantee(epsilon, delta));
  }

  void charge(Account account, String what, Expense expense) {
    account.charge(what, fresh(), Neighbours.ADD_REMOVE, expense);
  }

  Draw fresh() {
    return Draw.answer(Optional.empty(), drawn++);
  }
}
