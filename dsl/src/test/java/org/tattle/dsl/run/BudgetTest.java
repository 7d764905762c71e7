package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.Components;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.source.Source;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;
import org.tattle.run.Control;

class BudgetTest extends BudgetedSession {
  @Test
  void theSalaryExampleOfEveryTutorialRuns() {
    Outcome outcome =
        run(
            "set seed=3; release mean(salary) on staff with eps=1 bounds=[0, 100k] reveal=on as m\n"
                + "assert m.lower <= 59950 and m.upper >= 59950 and m.upper - m.lower < 5000");
    assertThat(outcome.ok()).isTrue();
    assertThat(text()).contains("mean of salary", "95% interval", "59,950", "NOT PRIVATE");
  }

  @Test
  void theTrueValueComesOnlyWhenItIsAskedFor() {
    assertThat(run("set seed=1; release mean(salary) eps=1 bounds=[0, 100k]").ok()).isTrue();
    assertThat(text()).contains("eps=1").doesNotContain("59,950", "PRIVATE", "true");
  }

  @Test
  void aGroupOfOneRowIsNotShown() {
    assertThat(run("release count() by office eps=1 delta=1e-6").ok()).isTrue();
    assertThat(text()).contains("Rome", "Turin").doesNotContain("Oslo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "count()",
        "count(office)",
        "sum(salary) bounds=[0, 100k]",
        "mean(salary) bounds=[0, 100k] mechanism=gaussian",
        "variance(salary) bounds=[0, 100k]",
        "median(salary) bounds=[0, 100k]",
        "quantile(salary) bounds=[0, 100k] share=90%",
        "histogram(salary) bounds=[0, 100k] bins=3",
        "mode(salary) bounds=[0, 100k] bins=3 reveal=on"
      })
  void aReleaseOfWhichNoGroupIsLargeEnoughIsAnEmptyTableThatIsPaidFor(String statistic) {
    Outcome outcome =
        run(
            "set budget eps=1 delta=1e-5\nrelease %s by office eps=0.01 delta=1e-6 as none\nshow none; show budget"
                .formatted(statistic));
    assertThat(outcome.diagnostics()).isEmpty();
    assertThat(text())
        .contains("No group was large enough", "by office")
        .doesNotContain("Rome", "Turin", "Oslo");
    assertThat(codes(run("set budget eps=0.01 delta=1e-5\nrelease count() eps=0.01")))
        .containsExactly(Code.D432);
  }

  @Test
  void aColumnThatIsNotThereIsToldAtItsPlace() {
    Diagnostic found = run("release mean(salery) eps=1 bounds=[0, 1]").diagnostics().get(0);
    assertThat(found.code()).isEqualTo(Code.D433);
    assertThat(found.source().text(found.span())).isEqualTo("salery");
  }

  @Test
  void aBudgetOutlivesItsSessionAndRefusesWhatIsTooMuch() {
    String budget = "set budget eps=1 on staff\n";
    assertThat(run(budget + "release count() eps=0.7").ok()).isTrue();
    assertThat(codes(run(budget + "release count() eps=0.7"))).containsExactly(Code.D432);
    assertThat(shown).isEmpty();
    assertThat(run(budget + "release count() eps=0.25; show budget").ok()).isTrue();
    assertThat(text()).contains("release count() eps=0.7", "release count() eps=0.25", "0.95");
  }

  @Test
  void howManyRowsThereAreIsNotToldBesideABudget() {
    List<String> said = new ArrayList<>();
    try (Session session =
        new Session(
            Components.standard(), Cache.memory(), Ledger.at(folder.resolve("ledger.jsonl")))) {
      Outcome outcome =
          session.run(
              new Source("test", load("as staff") + "set budget eps=1 on staff\nshow staff"),
              Sink.of(shown::add, said::add),
              Control.NONE);
      assertThat(outcome.ok()).isTrue();
    }
    assertThat(String.join("\n", said) + text()).contains("private").doesNotContain("600", "300");
  }

  /** What hides one row says nothing of somebody with several, nor the other way round. */
  @Test
  void answersThatHideARowAndAnswersThatHideAPersonAreNotAddedUp() {
    String budget = "set budget eps=1\n";
    String rows = load("drop=[office] as rows") + budget + "release count() eps=0.1";
    String persons = load("person=office as persons") + budget + "release count() eps=0.1";
    assertThat(runAlone(rows).ok()).isTrue();
    Diagnostic found = runAlone(persons).diagnostics().get(0);
    assertThat(found.code()).isEqualTo(Code.D432);
    assertThat(found.message()).contains("hide one row", "would hide one person (`office`)");
    assertThat(found.hints()).anyMatch(hint -> hint.contains("without `person`"));
    assertThat(runAlone(rows + "; show budget").ok()).isTrue();
    assertThat(text()).contains("0.2", "hides one row more or less");
  }

  @Test
  void aBudgetOfPersonsIsOfThoseOfOneColumn() {
    String budget = "set budget eps=1\n";
    String staff = load("person=office as staff") + budget + "release count() eps=0.1; show budget";
    assertThat(runAlone(staff).ok()).isTrue();
    assertThat(text()).contains("It hides one person (`office`) more or less");
    Diagnostic found = run(budget + "release count() eps=0.1").diagnostics().get(0);
    assertThat(found.code()).isEqualTo(Code.D432);
    assertThat(found.hints()).anyMatch(hint -> hint.contains("with `person=office`"));
    assertThat(codes(runAlone(load("person=salary as all") + budget + "release count() eps=0.1")))
        .containsExactly(Code.D432);
    assertThat(runAlone(staff).ok()).isTrue();
  }

  /** Without a budget nothing is promised of all answers together. */
  @Test
  void withoutABudgetBothAreAnsweredAndTheSumHasNoBound() {
    String count = "release count() eps=0.1\n";
    assertThat(run(count).ok()).isTrue();
    assertThat(runAlone(load("person=office as all") + count + "show budget").ok()).isTrue();
    assertThat(text()).contains("∞");
    assertThat(codes(run("set budget eps=1\n" + count))).containsExactly(Code.D432);
  }

  @Test
  void aSampleSpendsFromTheBudgetOfAllRows() {
    String budget = "set budget eps=1\n";
    assertThat(run(budget + "release count() eps=0.9").ok()).isTrue();
    assertThat(codes(run(load("rows=100 as some") + budget + "release count() eps=0.9")))
        .containsExactly(Code.D432);
  }

  @Test
  void theVerySameNoiseIsChargedOnce() {
    String script = "set seed=3; set budget eps=1; release count() eps=0.7\n";
    assertThat(run(script).ok()).isTrue();
    String first = text();
    assertThat(run(script).ok()).isTrue();
    assertThat(text()).isEqualTo(first);
    assertThat(codes(run(script.replace("seed=3", "seed=4")))).containsExactly(Code.D432);
  }

  /** A charge is known by the rows that were asked, and not by what they are called. */
  @Test
  void otherRowsOfOneTableAreAnotherAnswer() {
    String budget = "set seed=1\nset budget eps=1 on some\n";
    String mean = "release mean(salary) on some with eps=0.9 bounds=[0, 100k]\n";
    assertThat(runAlone(load("rows=599 as some") + budget + mean).ok()).isTrue();
    assertThat(runAlone(load("rows=599 as some") + budget + mean).ok()).isTrue();
    assertThat(codes(runAlone(load("rows=598 as some") + budget + mean)))
        .containsExactly(Code.D432);
    assertThat(codes(runAlone(load("as some") + budget + mean))).containsExactly(Code.D432);
  }

  @Test
  void groupsInAnotherOrderAreAnotherAnswer() {
    String head = "set seed=1; set budget eps=1\nrelease count() by office with eps=0.9 groups=";
    assertThat(run(head + "[\"Rome\", \"Turin\"]").ok()).isTrue();
    assertThat(codes(run(head + "[\"Turin\", \"Rome\"]"))).containsExactly(Code.D432);
    assertThat(run(head + "[\"Rome\", \"Turin\"]").ok()).isTrue();
  }

  @Test
  void theSameRowsLoadedInAnotherWaySpendFromTheSameBudget() throws Exception {
    String spend = "set budget eps=1 on x\nrelease count() on x with eps=0.9\n";
    assertThat(runAlone(load("as x") + spend).ok()).isTrue();
    for (String other : List.of("drop=[office] as x", "categories=[office] as x")) {
      assertThat(codes(runAlone(load(other) + spend))).as(other).containsExactly(Code.D432);
    }
    assertThat(codes(runAlone(load("as x").replace("label=ward", "label=office") + spend)))
        .containsExactly(Code.D432);
    List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("staff.csv")));
    java.util.Collections.reverse(lines.subList(1, lines.size()));
    lines.set(5, "12345,n,Rome");
    Files.write(folder.resolve("staff.csv"), lines);
    assertThat(codes(runAlone(load("as x") + spend))).containsExactly(Code.D432);
  }

  @Test
  void aBudgetHasANameAndOtherPeopleAreSaidToBeOthers() throws Exception {
    assertThat(run("set budget eps=1 as \"staff 2026\"; release count() eps=0.9").ok()).isTrue();
    List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("staff.csv")));
    lines.set(5, "12345,n,Rome");
    Files.write(folder.resolve("staff.csv"), lines);
    String other = "set budget eps=1 as \"twins\"";
    assertThat(codes(run(other))).containsExactly(Code.D445);
    assertThat(run(other + " others=on; release count() eps=0.8; show budget").ok()).isTrue();
    assertThat(text()).contains("Of the budget \"twins\", eps=1", "0.8 is spent");
  }

  @Test
  void aLedgerThatWasCutAnswersNothing() throws Exception {
    String script = "set budget eps=1\nrelease count() eps=0.6\n";
    assertThat(run(script).ok()).isTrue();
    Path file = folder.resolve("ledger.jsonl");
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() - 1));
    assertThat(codes(run(script))).containsExactly(Code.R528);
    assertThat(codes(run("show budget"))).containsExactly(Code.R528);
    Files.write(file, lines);
    assertThat(codes(run(script))).containsExactly(Code.D432);
  }

  @Test
  void whichTablesTheSumComparesIsSaid() {
    assertThat(run("set budget eps=3 delta=1e-5; release count() eps=1; show budget").ok())
        .isTrue();
    assertThat(text()).contains("one row more or less, and so the number of rows");
    assertThat(
            runAlone(
                    load(DECLARED)
                        + "model logistic; train base with epochs=2; set budget eps=3 delta=1e-5\n"
                        + "defend dpsgd eps=1 as private; show budget")
                .ok())
        .isTrue();
    assertThat(text()).contains("where the number of rows is public");
  }

  @Test
  void aScriptThatMakesAReleaseAgainGivesTheSameNumbers() throws Exception {
    String file = folder.resolve("again.tattle").toString().replace("\\", "/");
    Outcome made =
        run(
            "set seed=5; release mean(salary) by office eps=1 delta=1e-6 bounds=[0, 100k] as m\n"
                + "export m to \"%s\"".formatted(file));
    assertThat(made.ok()).isTrue();
    String first = text();
    assertThat(runAlone(Files.readString(Path.of(file)) + "\nshow m").ok()).isTrue();
    assertThat(text()).contains(first);
  }

  @Test
  void noValueOfARowIsInAMessageBesideABudget() throws Exception {
    Path file = folder.resolve("staff.csv");
    Files.writeString(file, Files.readString(file) + "4o771,n,Rome\n");
    assertThat(run("show staff").diagnostics().get(0).message()).contains("`4o771`");
    Diagnostic told = run("set budget eps=1 on staff").diagnostics().get(0);
    assertThat(told.code()).isEqualTo(Code.R507);
    assertThat(told.message()).contains("line 602, column `salary`").doesNotContain("4o771");
    assertThat(run("explain; set budget eps=1 on staff").diagnostics().toString())
        .contains("salary")
        .doesNotContain("4o771");
  }

  @Test
  void nothingIsWrittenOverWhatTheLedgerKeeps() {
    Ledger ledger = Ledger.at(folder.resolve("ledger.jsonl"));
    assertThat(ledger.files()).hasSize(2);
    try (Session session = new Session(Components.standard(), Cache.memory(), ledger)) {
      Checked nothing = session.check(new Source("test", "", folder));
      assertThat(ledger.files()).allMatch(file -> session.destroyed(nothing, file).isPresent());
      assertThat(run("release count() on staff with eps=1").ok()).isTrue();
      assertThat(ledger.files()).allMatch(Files::exists);
      assertThat(ledger.files()).allMatch(file -> session.destroyed(nothing, file).isPresent());
      assertThat(session.destroyed(nothing, folder.resolve("other.json"))).isEmpty();
    }
  }
}
