package org.tattle.dsl.run.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunRecordTest extends RecordedRuns {
  @Test
  void aSecondRunOfASeededScriptComesOutTheSame() {
    RunRecord first = run("set seed=3\n" + SCRIPT);
    assertThat(first.metrics())
        .containsKeys("base.accuracy", "base.threshold.auc", "dpsgd.threshold.tpr(fpr=0.01)");
    assertThat(first.claims())
        .containsExactly(new RunRecord.Claim("base.threshold.auc < 0.9", true));
    assertThat(Difference.between(first, run("set seed=3\n" + SCRIPT), 0)).isEmpty();
    assertThat(SealedRecord.read(SealedRecord.of(first).json()).run()).isEqualTo(first);
  }

  @Test
  void whatNoiseWithoutASeedWentIntoIsDrawnAnewAndComparedAsADraw() {
    RunRecord first = run(SCRIPT);
    assertThat(first.metrics().get("base.accuracy").repeatable()).isTrue();
    assertThat(first.metrics().get("dpsgd.accuracy").repeatable()).isFalse();
    RunRecord.Metric was = first.metrics().get("dpsgd.accuracy");
    double half = (was.upper() - was.lower()) / 2;
    assertThat(found(moved(first, "dpsgd.accuracy", 2 * half), first)).isEmpty();
    assertThat(found(moved(first, "dpsgd.accuracy", 6 * half), first))
        .containsExactly(new Difference("dpsgd.accuracy", text(was, 6 * half), "differs"));
  }

  @Test
  void whatADefenseOrAnAuditKeepsSecretIsDrawnAnewToo() {
    String script =
        """
        load wine
        train base with epochs=3
        attack threshold
        attack canary with canaries=20
        defend selena models=3 without=1 as taught
        """;
    Map<String, RunRecord.Metric> drawn = run(script).metrics();
    assertThat(drawn.get("base.threshold.auc").repeatable()).isTrue();
    assertThat(drawn.get("base.canary.accuracy").repeatable()).isFalse();
    assertThat(drawn.get("taught.threshold.auc").repeatable()).isFalse();
    assertThat(drawn.get("taught.threshold.auc").noised()).isFalse();
    assertThat(run("set seed=1\n" + script).metrics().values())
        .allMatch(RunRecord.Metric::repeatable);
  }

  @Test
  void noIntervalIsWideEnoughToHoldWhateverComes() {
    RunRecord first = run(SCRIPT);
    RunRecord.Metric was = first.metrics().get("dpsgd.accuracy");
    for (RunRecord.Metric forged :
        List.of(
            new RunRecord.Metric(was.value(), -1e9, 1e9, true, false),
            new RunRecord.Metric(was.value(), was.value(), was.value(), true, false),
            new RunRecord.Metric(was.upper(), was.lower(), was.value(), true, false),
            new RunRecord.Metric(Double.NaN, Double.NaN, Double.NaN, true, false),
            new RunRecord.Metric(was.value(), was.lower(), Double.POSITIVE_INFINITY, true, false),
            new RunRecord.Metric(0.99, 0.98, 1, true, false).spread(1e9))) {
      assertThat(found(with(first, "dpsgd.accuracy", forged), first)).hasSize(1);
    }
  }

  @Test
  void aBoundThatSecretCoinsWentIntoIsComparedAsADrawOfTheCallsItIsCountedFrom() {
    RunRecord first =
        run(
            """
            load breast_cancer
            train base with epochs=100
            attack canary with canaries=200
            """);
    String path = "base.canary.eps_lower";
    RunRecord.Metric was = first.metrics().get(path);
    assertThat(was.repeatable()).isFalse();
    assertThat(was.upper()).isInfinite();
    assertThat(was.spread()).isBetween(0.2, 1.5);
    double bound = was.value() + 2 * was.spread();
    RunRecord.Metric other = new RunRecord.Metric(bound, bound, was.upper(), false, false);
    assertThat(found(with(first, path, other.spread(was.spread())), first)).isEmpty();
    assertThat(found(with(first, path, other), first)).hasSize(1);
    for (RunRecord.Metric forged :
        List.of(
            new RunRecord.Metric(bound + 7, bound + 7, was.upper(), false, false),
            new RunRecord.Metric(was.value(), -1e9, was.upper(), false, false),
            new RunRecord.Metric(was.value(), was.value(), was.value(), false, false))) {
      assertThat(found(with(first, path, forged.spread(was.spread())), first)).hasSize(1);
    }
  }

  @Test
  void aNumberThatIsInfiniteEveryTimeAgrees() {
    RunRecord first =
        run("load wine\ntrain base with epochs=3\ndefend selena models=3 without=1 as taught\n");
    assertThat(first.metrics().get("taught.eps").value()).isInfinite();
    assertThat(first.metrics().get("taught.eps").repeatable()).isFalse();
    assertThat(found(first, first)).isEmpty();
    RunRecord.Metric small = new RunRecord.Metric(1, 1, 1, false, false);
    assertThat(found(with(first, "taught.eps", small), first)).hasSize(1);
  }

  @Test
  void whatANumberSaysOfItselfIsPartOfIt() {
    RunRecord first = run("set seed=3\n" + SCRIPT);
    String path = "base.threshold.tpr(fpr=0.001)";
    RunRecord.Metric was = first.metrics().get(path);
    assertThat(was.caveat()).startsWith("not resolvable");
    assertThat(found(with(first, path, was.doubted("")), first))
        .extracting(Difference::recorded)
        .allMatch(text -> !text.contains("resolvable"))
        .hasSize(1);
    RunRecord unseeded = run(SCRIPT);
    String drawn = "dpsgd.threshold.tpr(fpr=0.001)";
    assertThat(found(with(unseeded, drawn, unseeded.metrics().get(drawn).doubted("")), unseeded))
        .hasSize(1);
    RunRecord.Metric quiet =
        new RunRecord.Metric(was.value(), was.lower(), was.upper(), true, false);
    assertThat(found(with(first, path, quiet.doubted(was.caveat())), first))
        .containsExactly(new Difference(path, "with noise, drawn anew", "without noise, repeats"));
  }

  @Test
  void everyAnswerOfAReleaseIsANumberOfTheRunUnlessOtherCoinsGiveOtherGroups() throws IOException {
    Files.writeString(
        folder.resolve("stays.csv"), "ward,days\n" + "a,1\n".repeat(60) + "b,3\n".repeat(60));
    String script =
        """
        load csv "stays.csv" as stays
        release histogram(days) on stays with eps=1 bounds=[0, 4] bins=4 as bars
        release count() on stays by ward with eps=1 delta=1e-6 as wards
        """;
    RunRecord drawn = run(script);
    assertThat(drawn.metrics()).containsKey("bars[0 to 1].value").hasSize(4);
    assertThat(found(moved(drawn, "bars[0 to 1].value", 40), drawn)).hasSize(1);
    assertThat(run("set seed=1\n" + script).metrics())
        .containsKeys("wards[a].value", "wards[b].value");
  }

  @Test
  void aPrivateAnswerIsNotShownASecondTimeEvenIfASeedGivesTheSame() {
    RunRecord first = run("set seed=3\n" + SCRIPT);
    List<Difference> found = found(moved(first, "dpsgd.accuracy", 0.5), first);
    assertThat(found).extracting(Difference::now).containsExactly("differs");
  }

  /** By seeds, so that the test comes out the same each time; what is compared says it has none. */
  @Test
  void anotherDrawOfAReleaseAgreesAndOneThatIsFarOffDoesNot() {
    RunRecord first = drawn(0);
    assertThat(first.metrics()).containsOnlyKeys("all.value");
    for (int seed = 1; seed <= 20; seed++) {
      assertThat(found(first, drawn(seed))).isEmpty();
    }
    assertThat(found(moved(first, "all.value", 30), first))
        .extracting(Difference::what, Difference::now)
        .containsExactly(tuple("all.value", "differs"));
  }

  private RunRecord drawn(int seed) {
    RunRecord run =
        run("set seed=%s\nload wine\nrelease count() on wine with eps=1 as all\n".formatted(seed));
    RunRecord.Metric was = run.metrics().get("all.value");
    assertThat(was.noised() && was.repeatable()).isTrue();
    RunRecord.Metric unseeded =
        new RunRecord.Metric(was.value(), was.lower(), was.upper(), true, false);
    return with(run, Map.of(), Map.of("all.value", unseeded));
  }

  @Test
  void theRowsOfASweepAreNumbersOfTheRun() {
    String sweep =
        """
        load digits rows=300
        train base with epochs=3
        attack threshold
        sweep eps in [1, 4] { defend dpsgd eps=eps } as grid
        sweep e in [1, 2], seed in [5] { train t with epochs=e } as sown
        """;
    RunRecord first = run(sweep);
    assertThat(first.metrics())
        .containsKeys(
            "grid[1].eps", "grid[1].accuracy", "grid[2].threshold.auc", "sown[2].accuracy")
        .doesNotContainKeys("grid[0].accuracy", "grid[3].accuracy");
    assertThat(first.metrics().get("grid[2].eps").value()).isEqualTo(4);
    assertThat(first.metrics().get("grid[1].accuracy").repeatable()).isFalse();
    assertThat(first.metrics().get("sown[1].accuracy").repeatable()).isTrue();
    assertThat(run("set seed=1\n" + sweep).metrics().get("grid[1].accuracy").repeatable()).isTrue();
    RunRecord.Metric was = first.metrics().get("sown[1].accuracy");
    assertThat(
            found(
                with(
                    first,
                    "sown[1].accuracy",
                    new RunRecord.Metric(was.value() + 0.1, was.lower(), was.upper(), true, true)),
                first))
        .extracting(Difference::what)
        .containsExactly("sown[1].accuracy");
  }

  @Test
  void aDryRunWritesNoFiles() {
    run(SCRIPT);
    assertThat(folder).isEmptyDirectory();
  }
}
