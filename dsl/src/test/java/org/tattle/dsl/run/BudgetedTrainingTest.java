package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.Components;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.source.Source;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;
import org.tattle.run.Control;

/** What training, attacks and claims spend from a budget, and may tell beside one. */
class BudgetedTrainingTest extends BudgetedSession {
  @Test
  void aPrivateTrainingOnACopySpendsFromTheSameBudget() {
    String train = "model logistic; train base on x with epochs=2\n";
    String spend = "defend dpsgd eps=0.9 delta=1e-5 as private\n";
    assertThat(
            runAlone(load(DOMAIN + " as x") + train + "set budget eps=1 delta=1e-5\n" + spend).ok())
        .isTrue();
    assertThat(
            codes(
                runAlone(
                    load("domain=[\"salary: 0..9e4\", \"ward: n|s\"] drop=[office] as x")
                        + train
                        + "set budget eps=1 delta=1e-5\n"
                        + spend)))
        .contains(Code.D432);
  }

  @Test
  void aTargetIsPaidForByItsRowsWhateverTheNameOfItsDataIsNow() {
    Ledger ledger = Ledger.at(folder.resolve("ledger.jsonl"));
    try (Session session = new Session(Components.standard(), Cache.memory(), ledger)) {
      List<Outcome> outcomes = new ArrayList<>();
      for (String cell :
          List.of(
              load(DOMAIN + " as x")
                  + "set budget eps=1 delta=1e-5\nmodel logistic; train base on x\n",
              "release count() on x eps=0.9",
              "load wine as x",
              "defend dpsgd eps=0.9 delta=1e-5 on base as private")) {
        outcomes.add(session.run(new Source("test", cell), Sink.NONE, Control.NONE));
      }
      assertThat(outcomes.subList(0, 3)).allMatch(Outcome::ok);
      assertThat(codes(outcomes.get(3))).contains(Code.D432);
    }
  }

  @Test
  void whatAttacksFindOfPeopleWithABudgetIsSaidToBeForTheCurator() {
    String script = load("as x") + "model logistic; train base on x with epochs=2\n";
    for (String budget : List.of("", "set budget eps=1\n")) {
      assertThat(runAlone(script + budget + "attack gap on base").ok()).isTrue();
      assertThat(text().split("For the curator")).hasSize(budget.isEmpty() ? 1 : 2);
    }
  }

  @Test
  void anOutputDefenseOfAPaidModelCostsNothing() {
    String script =
        "model logistic; train base with epochs=2; set budget eps=1 delta=1e-5\n"
            + "defend dpsgd eps=0.9 delta=1e-5 as private\ndefend round digits=1 on private as r\n";
    assertThat(runAlone(load(DECLARED) + script + "show budget").ok()).isTrue();
    assertThat(text()).contains("defend dpsgd eps=0.9").doesNotContain("defend round");
  }

  @Test
  void aPrivateTrainingSpendsFromTheBudgetBeforeItStarts() {
    String script = "model logistic; train base with epochs=2; set budget eps=1.5 delta=1e-5\n";
    assertThat(
            runAlone(
                    load(DECLARED)
                        + script
                        + "defend dpsgd eps=1 delta=1e-5 as private; show budget")
                .ok())
        .isTrue();
    assertThat(text()).contains("defend dpsgd eps=1");
    assertThat(
            codes(runAlone(load(DECLARED) + script + "defend dpsgd eps=1.4 delta=1e-5 as other")))
        .containsExactly(Code.D432);
  }

  /** Training again without some rows draws noise anew: the others are paid for once more. */
  @Test
  void forgettingSpendsAsTrainingDoes() {
    String script =
        load(DECLARED)
            + "model logistic; train base with epochs=2\nset budget eps=%s delta=1e-5\n"
            + "defend dpsgd eps=1 delta=1e-6 as private\n"
            + "unlearn retrain on private as one with rows=1\n"
            + "compare private, one by eps; show budget\n";
    assertThat(runAlone(script.formatted("3")).ok()).isTrue();
    assertThat(text()).contains("unlearn retrain", "2 private models of the same rows");
    assertThat(codes(runAlone(script.formatted("1")))).containsExactly(Code.D432);
  }

  /** A copy that an attack trained for itself is for the curator until it is given away. */
  @Test
  void aCopyOfAnAttackIsPaidForWhenItIsGivenAway() {
    String script =
        load(DECLARED)
            + "model logistic; train base with epochs=2\nset budget eps=%s delta=1e-5\n"
            + "defend dpsgd eps=1 delta=1e-6 as private\nattack backdoor on private\n"
            + export("private", "p.onnx")
            + export("private.backdoor.model", "b.onnx")
            + "show budget\n";
    assertThat(runAlone(script.formatted("3")).ok()).isTrue();
    assertThat(text()).contains("export private.backdoor.model").doesNotContain("export private ");
    assertThat(codes(runAlone(script.formatted("1")))).containsExactly(Code.D432);
  }

  private String export(String what, String file) {
    String path = folder.resolve(file).toString().replace("\\", "\\\\");
    return "export " + what + " to \"" + path + "\"\n";
  }

  /** What the rows were used for without being paid for is refused, and the hint helps. */
  @Test
  void underABudgetColumnsOfAPrivateTrainingMustBeDeclared() {
    String script =
        "train base with epochs=1; set budget eps=2 delta=1e-5\n"
            + "defend dpsgd eps=1 delta=1e-5 as private\n";
    assertThat(codes(run(script))).containsExactly(Code.D405);
    assertThat(runAlone(load(DECLARED) + script).ok()).isTrue();
  }

  @Test
  void riskIsToldOfPrivateTargetsOnly() {
    String script = "model logistic; train base with epochs=2\n";
    assertThat(run(script + "defend dpsgd eps=1 as private; show risk of private").ok()).isTrue();
    // e·0.1 % and, from one half, e/(1 + e)
    assertThat(text()).contains("at most 0.27%", "at most 73.1%");
    assertThat(codes(run(script + "show risk of base"))).containsExactly(Code.D435);
  }

  @Test
  void aClaimIsUpheldOnlyWhereItIsProved() {
    String script =
        "model logistic; train base with epochs=2\n" + "defend dpsgd eps=1 delta=1e-5 as private\n";
    Outcome held = run(script + "claim eps=1 delta=1e-5 on private with canaries=100");
    assertThat(held.ok()).isTrue();
    assertThat(text())
        .contains("accountant", "canaries", "not refuted, that `private` keeps eps=1");
    Outcome failed = run(script + "claim eps=0.5 delta=1e-5 on private with canaries=100");
    assertThat(codes(failed)).containsExactly(Code.A601);
    assertThat(failed.exit()).isEqualTo(1);
    String claim = "claim eps=1 delta=1e-5 on private with canaries=100";
    assertThat(codes(run("set seed=2; " + script + claim))).containsExactly(Code.A601);
    assertThat(text()).contains("Nothing proves that", "a seed was set");
  }
}
