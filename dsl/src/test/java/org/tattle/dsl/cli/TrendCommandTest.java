package org.tattle.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.dsl.cli.console.Keys;
import org.tattle.dsl.run.record.RunRecord;
import org.tattle.dsl.run.record.SealedRecord;

class TrendCommandTest {
  @TempDir private Path folder;
  private int exit;

  private String trend(String... arguments) {
    StringWriter out = new StringWriter();
    String[] all = new String[arguments.length + 2];
    all[0] = "trend";
    all[1] = folder.toString();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    PrintWriter to = new PrintWriter(out, true);
    exit = Main.program().setOut(to).setErr(to).execute(all);
    return out.toString().replaceAll("[ \\n]+", " ");
  }

  private static SealedRecord record(String script, String made, String digest, double auc) {
    return SealedRecord.of(
        new RunRecord(
            4,
            "1",
            "here",
            made,
            new RunRecord.Script(script, "", "attack lira", List.of()),
            Map.of(),
            Map.of("seed", "1"),
            Map.of("people", new RunRecord.Data(digest, 10, 10)),
            Map.of("base", "0"),
            Map.of(
                "base.accuracy", new RunRecord.Metric(0.75, 0.7, 0.8, false, true),
                "base.lira.auc", new RunRecord.Metric(auc, auc - 0.05, auc + 0.05, false, true)),
            Map.of("base.lira.auc", 0.5),
            List.of()));
  }

  private void keep(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void keep(String name, SealedRecord record) throws IOException {
    keep(name, record.json());
  }

  @Test
  void recordsAreFollowedInTheOrderInWhichTheyWereMade() throws IOException {
    keep("a.json", record("audit.tattle", "2026-03-02T08:00:00Z", "d2", 0.75));
    keep("b.json", record("audit.tattle", "2026-03-01T08:00:00Z", "d1", 0.55));
    assertThat(trend())
        .contains("b.json 2026-03-01 08:00:00 – 0.55 [0.50, 0.60]")
        .contains("a.json 2026-03-02 08:00:00 data 0.75 [0.70, 0.80]")
        .contains("base.lira.auc 0.5 0.55 [0.50, 0.60] 0.75 [0.70, 0.80] more")
        .contains("record, in the order in which they were made");
    assertThat(exit).isZero();
  }

  @Test
  void whatIsFollowedMayBeAnyNumberThatARecordHas() throws IOException {
    keep("a.json", record("audit.tattle", "2026-03-02T08:00:00Z", "d", 0.75));
    keep("b.json", record("audit.tattle", "2026-03-01T08:00:00Z", "d", 0.55));
    assertThat(trend("--of", "base.accuracy"))
        .contains("base.accuracy – 0.75 [0.70, 0.80] 0.75 [0.70, 0.80] like")
        .doesNotContain("lira");
    assertThat(trend("--of", "base.lira.acu")).contains("did you mean `base.lira.auc`?");
    assertThat(exit).isEqualTo(2);
  }

  @Test
  void scriptsOfOtherNamesAreFollowedByThemselves() throws IOException {
    keep("a.json", record("audit.tattle", "2026-03-01T08:00:00Z", "d", 0.55));
    keep("b.json", record("other.tattle", "2026-03-02T08:00:00Z", "d", 0.75));
    assertThat(trend())
        .contains("audit.tattle record", "other.tattle record")
        .doesNotContain("from the first to the last");
  }

  @Test
  void whatIsNoWholeRecordIsToldAndLeftOut() throws IOException {
    SealedRecord good = record("audit.tattle", "2026-03-01T08:00:00Z", "d", 0.55);
    keep("good.json", good);
    keep("changed.json", good.json().replace("0.55", "0.51"));
    keep("none.json", "{}");
    assertThat(trend())
        .contains("`changed.json` is left out: it was changed after it was written.")
        .contains("`none.json` is left out: it is no whole record")
        .contains("good.json 2026-03-01");
    assertThat(exit).isEqualTo(1);
    Files.delete(folder.resolve("good.json"));
    assertThat(trend()).contains("holds no record of a run; `tattle run --record FILE` writes one");
    assertThat(exit).isEqualTo(2);
  }

  @Test
  void whatSomebodyElseSignedIsLeftOut() throws Exception {
    KeyPair mine = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    SealedRecord record = record("audit.tattle", "2026-03-01T08:00:00Z", "d", 0.55);
    keep("mine.json", record.signed(mine.getPrivate()));
    keep("theirs.json", record);
    keep("mine.pub", Keys.text(mine.getPublic()));
    assertThat(trend("--by", folder.resolve("mine.pub").toString()))
        .contains("`theirs.json` is left out: it is not signed by the owner of")
        .contains("mine.json 2026-03-01");
    assertThat(exit).isEqualTo(1);
  }

  @Test
  void chartsAreWrittenWhereTheyAreAskedFor() throws IOException {
    keep("a.json", record("audit.tattle", "2026-03-02T08:00:00Z", "d2", 0.75));
    keep("b.json", record("audit.tattle", "2026-03-01T08:00:00Z", "d1", 0.55));
    trend("--figures", folder.resolve("charts").toString());
    assertThat(folder.resolve("charts/figure-1.svg")).exists();
    assertThat(folder.resolve("charts/figure-1.png")).exists();
  }
}
