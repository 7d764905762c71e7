package org.tattle.dsl.run.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.source.Source;
import org.tattle.run.Cache;
import org.tattle.run.Control;

class RunRecordTest {
  private static final String SCRIPT =
      """
      param rows = 400
      load digits rows=rows
      train base with epochs=5
      attack threshold
      defend dpsgd eps=2
      assert base.threshold.auc < 0.9
      report to "report.html"
      """;

  @TempDir private Path folder;

  private RunRecord run(String script, String... given) {
    try (Session session = Session.dry(Components.standard(), Cache.memory())) {
      Source source = new Source("test", script, folder);
      session.run(source, Given.of(List.of(given)), Sink.NONE, Control.NONE);
      return session.record(new RunRecord.Script("test", "", script, List.of(given)));
    }
  }

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
  void theRunThatIsDoneSaysWhatMustAgreeAndNotTheRecord() {
    RunRecord first = run("set seed=3\n" + SCRIPT);
    RunRecord.Metric was = first.metrics().get("base.accuracy");
    assertThat(
            found(
                with(first, "base.accuracy", new RunRecord.Metric(0.99, 0, 1e9, true, false)),
                first))
        .extracting(Difference::what)
        .containsExactly("base.accuracy");
    assertThat(
            found(
                with(
                    first,
                    "base.accuracy",
                    new RunRecord.Metric(was.value(), was.lower(), 1, false, true)),
                first))
        .extracting(Difference::what)
        .containsExactly("base.accuracy");
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
  void aMissingOrInventedPartIsADifference() {
    RunRecord first = run("set seed=3\n" + SCRIPT);
    Map<String, RunRecord.Metric> fewer = new LinkedHashMap<>(first.metrics());
    fewer.remove("base.accuracy");
    RunRecord less = with(first, fewer);
    assertThat(found(less, first))
        .extracting(Difference::what, Difference::recorded)
        .containsExactly(tuple("base.accuracy", "missing"));
    assertThat(found(first, less))
        .extracting(Difference::what, Difference::now)
        .containsExactly(tuple("base.accuracy", "missing"));
    RunRecord bare =
        new RunRecord(
            first.format(),
            first.tattle(),
            first.machine(),
            first.made(),
            first.script(),
            Map.of("lib.tattle", "0"),
            Map.of(),
            Map.of(),
            Map.of(),
            first.metrics(),
            first.leaks(),
            List.of());
    assertThat(found(bare, first))
        .extracting(Difference::what)
        .contains(
            "used script lib.tattle",
            "setting seed",
            "data digits",
            "target base",
            "assert base.threshold.auc < 0.9");
  }

  @Test
  void aUsedScriptThatChangedIsNamed() throws IOException {
    Path library = folder.resolve("lib.tattle");
    Files.writeString(library, "let most = 0.9\n");
    String script = "use \"lib.tattle\" as lib\nload digits rows=300\n";
    RunRecord first = run(script);
    Files.writeString(library, "let most = 0.8\n");
    assertThat(found(first, run(script)))
        .extracting(Difference::what)
        .containsExactly("used script lib.tattle");
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

  private static List<Difference> found(RunRecord recorded, RunRecord now) {
    return Difference.between(recorded, now, 0);
  }

  /** The record with a number, and its interval, that much larger. */
  private static RunRecord moved(RunRecord record, String path, double by) {
    RunRecord.Metric was = record.metrics().get(path);
    return with(
        record,
        path,
        new RunRecord.Metric(
            was.value() + by, was.lower() + by, was.upper() + by, was.noised(), was.repeatable()));
  }

  private static String text(RunRecord.Metric was, double by) {
    return "%s [%s, %s]".formatted(was.value() + by, was.lower() + by, was.upper() + by);
  }

  private static RunRecord with(RunRecord record, String path, RunRecord.Metric metric) {
    Map<String, RunRecord.Metric> metrics = new LinkedHashMap<>(record.metrics());
    metrics.put(path, metric);
    return with(record, metrics);
  }

  private static RunRecord with(RunRecord record, Map<String, RunRecord.Metric> metrics) {
    return with(record, record.settings(), metrics);
  }

  private static RunRecord with(
      RunRecord record, Map<String, String> settings, Map<String, RunRecord.Metric> metrics) {
    return new RunRecord(
        record.format(),
        record.tattle(),
        record.machine(),
        record.made(),
        record.script(),
        record.uses(),
        settings,
        record.data(),
        record.keys(),
        metrics,
        record.leaks(),
        record.claims());
  }

  @Test
  void otherRowsAndOtherNumbersAreToldOneByOne() {
    RunRecord first = run("set seed=3\n" + SCRIPT);
    List<Difference> found = found(first, run("set seed=3\n" + SCRIPT, "rows=300"));
    assertThat(found).extracting(Difference::what).contains("data digits");
    assertThat(found).extracting(Difference::what).contains("base.accuracy");
    assertThat(Difference.between(moved(first, "base.accuracy", 0.01), first, 0.02)).isEmpty();
    assertThat(Difference.between(moved(first, "base.accuracy", 0.01), first, 0.001)).hasSize(1);
  }

  @Test
  void aDryRunWritesNoFiles() {
    run(SCRIPT);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsNoRecordIsRefused() {
    String whole = SealedRecord.of(run("load digits rows=300\n")).json();
    List<String> texts =
        List.of(
            "",
            "null",
            "[1]",
            "{}",
            "{\"format\": 1}",
            whole + "x",
            whole.replace("\"format\" : 4", "\"format\" : 3"),
            whole.replaceFirst("\"keys\"", "\"keys\" : {}, \"keys\""),
            whole.replaceFirst("\"settings\" : \\{[^}]*}", "\"settings\" : null"),
            whole.replaceFirst("\"claims\" : \\[ ]", "\"claims\" : [ null ]"));
    for (String text : texts) {
      assertThatThrownBy(() -> SealedRecord.read(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("it is no whole record of a run");
    }
  }

  @Test
  void aRecordThatWasChangedIsRefused() {
    String whole = SealedRecord.of(run("load digits rows=300\n")).json();
    for (String[] change :
        new String[][] {
          {"rows=300", "rows=301"},
          {"\"members\" : 150", "\"members\" : 151"},
          {"\"cache\"", "\"cash\""}
        }) {
      assertThat(whole).contains(change[0]);
      assertThatThrownBy(() -> SealedRecord.read(whole.replace(change[0], change[1])))
          .hasMessage("it was changed after it was written");
    }
    assertThat(SealedRecord.read(whole.replaceAll("\\s*\\n\\s*", "")).json()).isEqualTo(whole);
  }

  @Test
  void onlyTheOwnerOfTheKeySigns() throws GeneralSecurityException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("Ed25519");
    KeyPair mine = keys.generateKeyPair();
    KeyPair other = keys.generateKeyPair();
    SealedRecord sealed = SealedRecord.of(run("load digits rows=300\n"));
    SealedRecord signed = SealedRecord.read(sealed.signed(mine.getPrivate()).json());
    assertThat(signed.signedBy(mine.getPublic())).isTrue();
    assertThat(signed.signedBy(other.getPublic())).isFalse();
    assertThat(sealed.signedBy(mine.getPublic())).isFalse();
    SealedRecord moved =
        new SealedRecord(run("load digits rows=301\n"), sealed.digest(), signed.signature());
    assertThatThrownBy(() -> SealedRecord.read(moved.json())).hasMessageContaining("changed");
    assertThat(
            new SealedRecord(moved.run(), SealedRecord.of(moved.run()).digest(), signed.signature())
                .signedBy(mine.getPublic()))
        .isFalse();
  }
}
