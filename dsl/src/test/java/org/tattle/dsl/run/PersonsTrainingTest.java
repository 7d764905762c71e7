package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Source;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;
import org.tattle.run.Control;

/** Private training of rows of which several are one person's. */
class PersonsTrainingTest {
  @TempDir Path folder;
  private final List<Shown> shown = new ArrayList<>();

  /** 200 patients with one to four visits each. */
  @BeforeEach
  void writeVisits() throws Exception {
    StringBuilder text = new StringBuilder("patient,age,dose,ill\n");
    for (int patient = 0; patient < 200; patient++) {
      for (int visit = 0; visit <= patient % 4; visit++) {
        int age = 20 + patient * 37 % 60;
        int dose = (patient * 13 + visit * 7) % 20;
        text.append(
            "p%s,%s,%s,%s%n".formatted(patient, age, dose, age + 2 * dose > 65 ? "yes" : "no"));
      }
    }
    Files.writeString(folder.resolve("visits.csv"), text);
  }

  private Outcome run(String more, String script) {
    String file = folder.resolve("visits.csv").toString().replace("\\", "/");
    String load =
        "load csv \"%s\" label=ill person=patient %s as visits\n".formatted(file, more)
            + "train open on visits using logistic with epochs=1\n";
    try (Session session =
        new Session(
            Components.standard(), Cache.memory(), Ledger.at(folder.resolve("ledger.jsonl")))) {
      return session.run(
          new Source("test", load + script), Sink.of(shown::add, line -> {}), Control.NONE);
    }
  }

  private String text() {
    return String.join("\n", shown.stream().map(s -> Render.text(s, 300, false)).toList());
  }

  @Test
  void epsilonIsSaidToBeForAPersonInTableRiskAndLedger() {
    String declared = "domain=[\"age: 0..110\", \"dose: 0..20\", \"ill: yes|no\"]";
    String script =
        "set budget eps=3 delta=1e-4 as \"visits\" on visits\n"
            + "defend dpsgd eps=1 delta=1e-5\nshow dpsgd; show risk of dpsgd; show budget";
    assertThat(run(declared, script).ok()).isTrue();
    assertThat(text())
        .contains(
            "1 a person",
            "each person in each step by its own coin",
            "one person more or less, with all of their rows",
            "the rows of each person (`patient`) are clipped together",
            " persons and lr=",
            "for a person with all of their rows",
            "number of persons",
            "Together it hides one person (`patient`)");
  }

  @Test
  void whereOneRowOfEachWasKeptThatIsSaid() {
    assertThat(run("per_person=1", "defend dpsgd eps=1; show dpsgd").ok()).isTrue();
    assertThat(text()).contains("1 a person", "one row of each person (`patient`) was kept");
  }

  @Test
  void whatLooksAtRowsBesidesIsRefused() {
    Outcome tuned = run("", "defend dpsgd eps=1 tune=3");
    assertThat(tuned.diagnostics().get(0).code()).isEqualTo(Code.D438);
    assertThat(tuned.diagnostics().get(0).hints()).anyMatch(it -> it.contains("per_person=1"));
  }

  @Test
  @Tag("slow")
  void aClaimLooksAtPersons() {
    String script = "defend dpsgd eps=1 delta=1e-5; claim eps=1 delta=1e-5 on dpsgd";
    assertThat(run("", script).ok()).isTrue();
    assertThat(text()).contains("8 persons with gradients", "the number of persons");
  }
}
