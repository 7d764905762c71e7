package org.tattle.dsl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.Components;
import org.tattle.Kinds;
import org.tattle.attack.AllAttacks;
import org.tattle.component.Kind;
import org.tattle.component.Schema;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.run.Outcome;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.source.Scripts;
import org.tattle.dsl.source.Source;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.Classifier;
import org.tattle.subject.train.Trainer;
import tech.tablesaw.api.Table;

class PlanTest {
  private static final String SMALL =
      "set seed=7; load digits rows=200; model mlp hidden=[8]; train base with epochs=2\n";

  /** People, some of whose columns are names. */
  private static final String TABLE =
      "set seed=7; load csv \"src/test/scripts/bad/run/files/patients.csv\" label=ward as people;"
          + " model mlp hidden=[8]; train base on people with epochs=2\n";

  private final Watched cache = new Watched(Cache.memory(), new LinkedHashSet<>());
  private final Session session = new Session(Components.standard(), cache);
  private final List<Shown> shown = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final Sink sink = Sink.of(shown::add, said::add);

  /** A cache that knows which models were put into it. */
  private record Watched(Cache cache, Set<Key> put) implements Cache {
    @Override
    public Optional<byte[]> get(Key key) {
      return cache.get(key);
    }

    @Override
    public synchronized void put(Key key, byte[] bytes) {
      if (Set.of("model", "shadow", "probe", "pupil", "classifier").contains(key.kind())) {
        put.add(key);
      }
      cache.put(key, bytes);
    }

    @Override
    public boolean has(Key key) {
      return cache.has(key);
    }
  }

  @AfterEach
  void close() {
    session.close();
  }

  private Outcome run(String script) {
    return session.run(new Source("test", script), sink, Control.NONE);
  }

  private Table explain(String script) {
    shown.clear();
    Outcome outcome =
        session.explain(Scripts.of(new Source("test", script)), Given.NOTHING, sink, Control.NONE);
    assertThat(outcome.diagnostics()).isEmpty();
    return ((TableView) shown.get(0)).table();
  }

  private static List<String> column(Table table, String name) {
    return table.column(name).asStringColumn().asList();
  }

  private Plan plan(String script) {
    var checked = session.check(new Source("test", script));
    assertThat(checked.diagnostics()).isEmpty();
    try (Workers workers = new LocalWorkers(2)) {
      return Planner.ahead(
              session.values(),
              session.settings(),
              settings ->
                  new Trainer(
                      workers,
                      settings.cache() ? cache : Cache.none(),
                      settings.root(),
                      settings.seed().isPresent()),
              true,
              Control.NONE)
          .plan(checked.steps())
          .sound();
    }
  }

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
      run(forms(attack) ? TABLE : SMALL);
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

  /** Those that act on the models of these scripts. */
  private List<Schema> ofModels(Kind kind) {
    return session.registry().all(kind).stream()
        .filter(schema -> kind.suits(schema, Classifier.class))
        .toList();
  }

  private static Set<Key> known(Set<Key> keys) {
    return keys.stream()
        .filter(key -> Set.of("model", "shadow", "probe").contains(key.kind()))
        .collect(Collectors.toSet());
  }

  @Test
  void everyDefenseTrainsWhatThePlanSaid() {
    for (Schema defense : ofModels(Kinds.DEFENSE)) {
      run(SMALL.replace("rows=200", "rows=200 split=thirds"));
      String script = defense.about().example() + " on base as copy";
      Set<Key> planned = plan(script).trains();
      cache.put().clear();
      if (run(script).ok()) {
        assertThat(known(cache.put())).as(script).isEqualTo(known(planned));
        assertThat(cache.put()).as(script).hasSameSizeAs(planned);
      }
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
  void equalStepsAreOneStep() {
    Table table = explain(SMALL + "attack mia with shadows=3; attack lira with shadows=5");
    assertThat(column(table, "step"))
        .containsExactly(
            "load digits rows=200",
            "train base: mlp hidden=[8]",
            "3 shadows for base",
            "classifiers for base",
            "attack mia shadows=3 on base",
            "shadows 1–3 of 5 for base",
            "shadows 4–5 of 5 for base",
            "attack lira shadows=5 on base");
    assertThat(column(table, "cached"))
        .containsExactly(
            "yes",
            "no (new)",
            "no (new)",
            "no (learns from answers)",
            "no (needs 2, 3, 4)",
            "as 3",
            "no (new)",
            "no (needs 2, 3, 7)");
    assertThat(column(table, "work"))
        .containsExactly(
            "", "2 epochs", "3 × 2 epochs", "10 × 20 epochs", "", "", "2 × 2 epochs", "");
  }

  @Test
  void whatWasDoneIsToldFromWhatIsNot() {
    run(SMALL + "attack mia with shadows=3");
    Table table = explain("attack lira with shadows=4");
    assertThat(column(table, "step"))
        .startsWith("shadows 1–3 of 4 for base", "shadow 4 of 4 for base");
    assertThat(column(table, "cached")).containsExactly("yes", "no (new)", "no (needs 2)");
  }

  @Test
  void aChangedParameterIsNamed() {
    run(SMALL + "defend dpsgd eps=2");
    Table table = explain(SMALL.replace("epochs=2", "epochs=4") + "defend dpsgd eps=3");
    assertThat(column(table, "cached"))
        .containsExactly("yes", "no (epochs changed from 2)", "no (eps changed from 2)");
    assertThat(column(explain(SMALL.replace("seed=7", "seed=8")), "cached"))
        .containsExactly("yes", "no (data changed)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explain train other with epochs=3",
        "explain { train other with epochs=3; attack mia on other }",
        "train other with epochs=3; attack mia; explain"
      })
  void explainRunsNothingAndLeavesNoNames(String script) {
    run(SMALL);
    cache.put().clear();
    assertThat(run(script).diagnostics()).isEmpty();
    assertThat(cache.put()).isEmpty();
    assertThat(session.scope().entries()).doesNotContainKey("other");
    assertThat(((TableView) shown.get(shown.size() - 1)).table().column("step").asList())
        .asString()
        .contains("train other");
  }

  @Test
  void explainAloneTellsWhatTheSessionHas() {
    run(SMALL + "attack mia with shadows=2");
    shown.clear();
    run("explain");
    Table table = ((TableView) shown.get(0)).table();
    assertThat(column(table, "cached"))
        .containsExactly("yes", "yes", "yes", "yes", "no (not kept)");
  }

  @Test
  void dataThatWouldHaveToBeFetchedAreNot(@TempDir Path folder) {
    System.setProperty("tattle.cache", folder.toString());
    System.setProperty("tattle.data", folder.toString());
    try {
      Plan plan = plan("load purchase; train; attack lira; defend dpsgd eps=1");
      assertThat(plan.known()).isFalse();
      assertThat(plan.trains()).isEmpty();
      assertThat(plan.steps().get(0).kept()).isEqualTo("no (to be fetched)");
      assertThat(folder).isEmptyDirectory();
    } finally {
      System.clearProperty("tattle.cache");
      System.clearProperty("tattle.data");
    }
  }

  @Test
  void aScriptOfItsOwnIsPlannedUnderItsName(@TempDir Path folder) throws Exception {
    Path file = java.nio.file.Files.writeString(folder.resolve("common.tattle"), SMALL);
    String use = "use \"%s\" as h".formatted(file.toString().replace("\\", "\\\\"));
    Set<Key> planned = plan(use + "; attack mia on h.base with shadows=2").trains();
    assertThat(planned).hasSize(13);
    run(use + "; attack mia on h.base with shadows=2");
    assertThat(known(cache.put())).isEqualTo(known(planned));
    assertThat(cache.put()).hasSameSizeAs(planned);
  }

  @Test
  void aLimitThatWillNotBeEnoughIsToldBeforeAnythingRuns() {
    assertThat(run("set limit=1h\n" + SMALL).diagnostics()).isEmpty();
    said.clear();
    Outcome outcome = run("set limit=1ms\n" + SMALL.replace("epochs=2", "epochs=10k"));
    assertThat(outcome.diagnostics().stream().map(Diagnostic::code).collect(Collectors.toList()))
        .containsExactly(Code.R531, Code.R530);
    assertThat(said.get(0)).startsWith("warning: this takes about");
  }

  @Test
  void aFaultFoundWhilePlanningIsToldAtItsPlace() {
    Outcome outcome =
        session.explain(
            Scripts.of(new Source("test", "load digits rows=1M")),
            Given.NOTHING,
            sink,
            Control.NONE);
    assertThat(outcome.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.R502);
    assertThat(outcome.exit()).isEqualTo(2);
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

  @Test
  void dataThatChangeUnderASweepAreTold(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("people.csv");
    StringBuilder rows = new StringBuilder("a,y\n");
    for (int i = 0; i < 40; i++) {
      rows.append(i % 9).append(',').append(i % 2 == 0 ? "x" : "z").append('\n');
    }
    java.nio.file.Files.writeString(file, rows);
    String script =
        "model mlp hidden=[2]; sweep n in [1, 2] { load csv \"%s\" label=y; train inner with epochs=n } as grid"
            .formatted(file.toString().replace("\\", "\\\\"));
    Sink writing =
        Sink.of(
            shown::add,
            line -> {
              if (line.contains("2 of 2")) {
                try {
                  java.nio.file.Files.writeString(file, rows + "3,x\n4,z\n");
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              }
            });
    Outcome outcome = session.run(new Source("test", script), writing, Control.NONE);
    assertThat(outcome.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.R515);
    assertThat(outcome.diagnostics().get(0).message()).contains("has changed since");
    assertThat(session.values()).containsKey("grid");
  }

  @Test
  void aFileThatTheScriptWritesFirstIsReadWhenItIsThere(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("grid.csv");
    java.nio.file.Files.writeString(file, "no,table\nat all\n");
    String path = file.toString().replace("\\", "\\\\");
    String script =
        SMALL
            + "sweep n in [1, 2, 3, 4] { train inner with epochs=n } as grid\n"
            + "export grid to \"%s\"; load csv \"%s\" label=n as found".formatted(path, path);
    assertThat(plan(script).view().notes())
        .contains("What depends on files that are read after one is written is not counted.");
    run(script);
    assertThat(((Loaded) session.values().get("found")).data().rows()).isEqualTo(4);
  }
}
