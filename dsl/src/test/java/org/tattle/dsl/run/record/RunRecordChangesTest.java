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

/** A record that was changed, or is of another run, is told from the run that is done. */
class RunRecordChangesTest extends RecordedRuns {
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
  void otherRowsAndOtherNumbersAreToldOneByOne() {
    RunRecord first = run("set seed=3\n" + SCRIPT);
    List<Difference> found = found(first, run("set seed=3\n" + SCRIPT, "rows=300"));
    assertThat(found).extracting(Difference::what).contains("data digits");
    assertThat(found).extracting(Difference::what).contains("base.accuracy");
    assertThat(Difference.between(moved(first, "base.accuracy", 0.01), first, 0.02)).isEmpty();
    assertThat(Difference.between(moved(first, "base.accuracy", 0.01), first, 0.001)).hasSize(1);
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
