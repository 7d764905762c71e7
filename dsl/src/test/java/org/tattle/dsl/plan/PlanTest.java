package org.tattle.dsl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.Kinds;
import org.tattle.attack.AllAttacks;
import org.tattle.attack.Attack;
import org.tattle.component.Kind;
import org.tattle.component.Schema;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.Key;
import org.tattle.subject.Classifier;
import tech.tablesaw.api.Table;

class PlanTest extends PlannedSession {
  /** People, some of whose columns are names. */
  private static final String TABLE =
      "set seed=7; load csv \"src/test/scripts/bad/run/files/patients.csv\" label=ward"
          + " domain=[\"id: 1000..1100\", \"age: 0..120\"] as people; model mlp hidden=[8]; train base on people with epochs=2\n";

  static Stream<String> scripts() {
    return Stream.of(
        "attack mia with shadows=2; attack lira with shadows=5; attack threshold",
        "attack lira on base with shadows=4; defend dpsgd eps=5 on base as a; defend round on a",
        "set seed=7; train other with epochs=2; attack rmia on other, base; set seed=8; train"
            + " third",
        "sweep seed in [7, 8], eps in [2, 4] {\n  train inner with epochs=2\n"
            + "  attack mia on inner with shadows=2\n  defend dpsgd eps=eps on inner\n} as grid",
        "train base with epochs=3; attack lira with shadows=2; defend labels_only");
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void aRunTrainsExactlyWhatThePlanSaid(String rest) {
    run(SMALL + "attack mia with shadows=3");
    cache.put().clear();
    Set<Key> planned = plan(rest).trains();
    assertThat(planned).isNotEmpty();
    assertThat(cache.put()).isEmpty();
    assertThat(run(rest).ok()).isTrue();
    assertThat(known(cache.put())).isEqualTo(known(planned));
    assertThat(cache.put()).hasSizeLessThanOrEqualTo(planned.size());
    assertThat(plan(rest).trains()).isEmpty();
  }

  /**
   * So each attack says truly what it trains. What learns from answers has a key of these, which no
   * plan knows: of those the number is held.
   */
  @Test
  void everyAttackTrainsWhatThePlanSaid() {
    for (Schema attack : AllAttacks.of(session.registry())) {
      if (!Kinds.ATTACK.suits(attack, Classifier.class)) {
        continue;
      }
      run(
          (forms(attack) ? TABLE : SMALL)
              + (unmarks(attack) ? "defend watermark on base as it" : ""));
      String script = attack.about().example() + " as found";
      Set<Key> planned = plan(script).trains();
      cache.put().clear();
      if (run(script).ok()) {
        assertThat(known(cache.put())).as(script).isEqualTo(known(planned));
        assertThat(cache.put()).as(script).hasSameSizeAs(planned);
      }
    }
  }

  /** Whether an attack asks for a column, which pictures have none of. */
  private static boolean forms(Schema attack) {
    return attack.parameters().stream().anyMatch(it -> it.limits().column());
  }

  /** Whether an attack asks for a mark, which these models have none of by themselves. */
  private static boolean unmarks(Schema attack) {
    return ((Attack<?>) attack.standard()).needs().contains(Access.MARK);
  }

  /** Those that act on the models of these scripts. */
  private List<Schema> ofModels(Kind kind) {
    return session.registry().all(kind).stream()
        .filter(schema -> kind.suits(schema, Classifier.class))
        .toList();
  }

  @Test
  void everyDefenseTrainsWhatThePlanSaid() {
    for (Schema defense : ofModels(Kinds.DEFENSE)) {
      run(SMALL.replace("rows=200", "rows=200 split=thirds"));
      String script = defense.about().example() + " on base as copy";
      Set<Key> planned = plannedOrRefused(script);
      cache.put().clear();
      if (run(script).ok()) {
        assertThat(known(cache.put())).as(script).isEqualTo(known(planned));
        assertThat(cache.put()).as(script).hasSameSizeAs(planned);
      }
    }
  }

  /** What it trains; nothing if this model cannot be defended so. */
  private Set<Key> plannedOrRefused(String script) {
    try {
      return plan(script).trains();
    } catch (Fault refused) {
      assertThat(run(script).ok()).as(script).isFalse();
      return Set.of();
    }
  }

  @Test
  void aClaimTrainsTheCopyAndTheProbesThatThePlanSaid() {
    run(SMALL);
    String claim = "claim eps=3 delta=1e-5 on base with canaries=20";
    Table table = explain(claim);
    assertThat(column(table, "step"))
        .containsExactly(
            "a copy of base",
            "trainings with marked gradients for base",
            "claim eps=3 delta=1e-5 on base");
    Set<Key> planned = plan(claim).trains();
    cache.put().clear();
    run(claim);
    assertThat(cache.put()).hasSize(2).isEqualTo(planned);
    run("defend dpsgd eps=3 epochs=1 on base as quiet");
    claim = "claim eps=3 delta=1e-5 on quiet with canaries=20";
    planned = plan(claim).trains();
    cache.put().clear();
    run(claim);
    assertThat(known(cache.put())).isEqualTo(known(planned));
    assertThat(plan(claim).trains()).isEmpty();
  }

  @Test
  void teachersAreCountedWithTheModelThatTheyTeach() {
    run(SMALL);
    Plan plan = plan("defend selena models=4 without=2; attack mia with shadows=2");
    assertThat(plan.steps()).extracting(Step::work).contains("5 × 2 epochs", "2 × 5 × 2 epochs");
    assertThat(plan.view().notes().get(0)).startsWith("25 models to train");
  }

  @Test
  void oneRunTrainsNothingTwiceAlsoWhereNothingIsKept() {
    Plan plan = plan("set cache=off\n" + SMALL + "attack mia as a; attack mia as b");
    assertThat(plan.steps())
        .filteredOn(step -> step.what().contains("shadows for"))
        .extracting(Step::kept)
        .containsExactly("no (new)", "as 3");
  }

  @Test
  void anAttackThatADefenseRepeatedIsNotDoneAgainWhereItIsAskedFor() {
    String script = SMALL + "attack gap; defend round on base as copy; attack gap on copy";
    Table table = explain(script);
    assertThat(column(table, "step"))
        .endsWith("defend round on base", "attack gap on copy", "attack gap on copy");
    assertThat(column(table, "cached")).endsWith("as 2", "no (needs 2)", "as 5");
    assertThat(run(script).diagnostics()).isEmpty();
    assertThat(((Attacked) session.values().get("copy")).results()).containsOnlyKeys("gap");
  }

  @Test
  void whatARoundFindsOnATargetFromOutsideIsFoundInEachRound() {
    run(SMALL + "sweep n in [1, 2] { attack gap on base; let found = base.gap.auc } as grid");
    run("let least = min(grid.found)");
    assertThat(session.values()).containsKey("least");
    assertThat(((Attacked) session.values().get("base")).results()).isEmpty();
  }

  @Test
  void aRecordedTargetIsPlannedAsOthersAre() {
    Path files = Path.of("src/test/scripts/bad/run/files").toAbsolutePath();
    String load =
        "load predictions \"%s/target.csv\" label=label member=member id=row shadow=\"%s/shadow.csv\" as heard; "
            .formatted(files, files);
    Table table = explain(load + "attack mia on heard");
    assertThat(column(table, "step"))
        .startsWith("load predictions as heard", "classifiers for heard")
        .contains("attack mia on heard");
    assertThat(column(table, "cached")).contains("no (learns from answers)");
  }

  @Test
  void whatAnAttackMakesIsPlannedOnceItIsThere() {
    run(SMALL);
    String script = "attack extraction as thief; attack gap on base.thief.copy";
    assertThat(plan(script).known()).isFalse();
    assertThat(plan(script).view().notes())
        .contains("What is done to `base.thief.copy` is counted once it is there.");
    assertThat(run(script).exit()).isZero();
    assertThat(((Attacked) session.values().get("base.thief.copy")).results()).containsKey("gap");
  }
}
