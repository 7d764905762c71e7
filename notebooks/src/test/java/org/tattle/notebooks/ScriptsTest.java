package org.tattle.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Programs.Ended;

/** The scripts beside the notebooks. */
class ScriptsTest {
  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    Commands.copy(folder);
  }

  private Ended audit(String limit) throws Exception {
    return Commands.tattle(
        folder, Map.of(), "run", "audit.tattle", "limit=" + limit, "shadows=2", "canaries=20");
  }

  @Test
  void anAuditThatHoldsLetsTheBuildGoOn() throws Exception {
    Ended audit = audit("50%");
    assertThat(audit.exit()).as(audit.said()).isZero();
    assertThat(Files.readString(folder.resolve("audit.html"))).contains("Release audit");
  }

  @Test
  void anAuditThatFailsStopsTheBuildAndSaysWhy() throws Exception {
    Ended audit = audit("0.1%");
    assertThat(audit.exit()).as(audit.said()).isEqualTo(1);
    assertThat(audit.said()).contains("A600", "an attacker finds too many patients");
    assertThat(Files.readString(folder.resolve("audit.html")))
        .contains("1 of 3 requirements do not hold");
  }

  @Test
  void tenSalariesAreSummedAtFourBudgets() throws Exception {
    Map<String, String> ledger = Map.of("TATTLE_LEDGER", folder.resolve("ledger").toString());
    Ended ended = Commands.tattle(folder, ledger, "run", "salaries.tattle", "runs=3");
    assertThat(ended.exit()).as(ended.said()).isZero();
    assertThat(ended.said())
        .containsPattern("(?m)^ *0\\.1 +3 .+ sd ")
        .containsPattern("(?m)^ *5 +3 .+ sd ")
        .contains("527,000", "Noise of once", "tradeoff of once");
  }

  @Test
  @Tag("slow")
  void fiveClientsOfOneLineFindItSlowly() throws Exception {
    Ended ended = Commands.tattle(folder, Map.of(), "run", "clients.tattle");
    assertThat(ended.exit()).as(ended.said()).isZero();
    assertThat(ended.said())
        .containsPattern("(?m)^ +10 +intercept +1\\.\\d+$")
        .containsPattern("(?m)^1,000 +x +3\\.0[01]\\d*$")
        .containsPattern("(?m)^1,000 +intercept +1\\.8\\d*$")
        .contains("pulls on intercept, round by round", "0.2", "40,000");
  }

  @Test
  void theLineIsThatOfItsGenerator() {
    assertThat(folder.resolve("clients.csv")).hasContent(Clients.csv());
    assertThat(Clients.csv().lines()).hasSize(Clients.CLIENTS * Clients.EACH + 1);
  }

  @Test
  void theScriptOfLocationIsSound() throws Exception {
    Ended check = Commands.tattle(folder, Map.of(), "check", "location.tattle");
    assertThat(check.exit()).as(check.said()).isZero();
  }

  @Test
  void thePatientsAreThoseOfTheirGenerator() {
    assertThat(folder.resolve("patients.csv")).hasContent(Patients.csv());
    assertThat(Patients.csv().lines()).hasSize(Patients.ROWS + 1);
  }

  @Test
  void theTwoRegistersAreThoseOfTheirGenerator() {
    List<String> files = Townspeople.csv();
    assertThat(folder.resolve("clinic.csv")).hasContent(files.get(0));
    assertThat(folder.resolve("register.csv")).hasContent(files.get(1));
    assertThat(files).allSatisfy(it -> assertThat(it.lines()).hasSize(Townspeople.PEOPLE + 1));
  }
}
