package org.tattle.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.dsl.cli.command.CheckCommand;
import org.tattle.dsl.cli.command.FmtCommand;
import org.tattle.dsl.cli.command.KeyCommand;
import org.tattle.dsl.cli.command.RunCommand;
import org.tattle.dsl.cli.command.VerifyCommand;
import org.tattle.dsl.run.record.RunRecord;
import org.tattle.dsl.run.record.SealedRecord;
import picocli.CommandLine;

class CommandsTest {
  @TempDir private Path folder;
  private int exit;

  private String tattle(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    exit =
        new CommandLine(command)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return out.toString() + err;
  }

  private String script(String text) throws IOException {
    return Files.writeString(folder.resolve("audit.tattle"), text).toString();
  }

  @Test
  void aMisspeltCommandIsToldTheRightOneAndAMissingScriptThatItIsMissing() {
    StringWriter text = new StringWriter();
    CommandLine program = Main.program().setErr(new PrintWriter(text, true));
    assertThat(program.execute("chek")).isEqualTo(2);
    assertThat(program.execute("audit.tattle")).isEqualTo(2);
    assertThat(program.execute("export")).isEqualTo(2);
    assertThat(program.execute("run", "--figure")).isEqualTo(2);
    assertThat(text.toString())
        .contains("There is no command `chek`; did you mean `check`?")
        .contains("`export` is a verb of scripts, and no command; `tattle help export`")
        .contains("There is no file `audit.tattle`.")
        .contains("--figure");
  }

  @Test
  void aFileThatCannotBeReadIsToldWhy() throws IOException {
    StringWriter text = new StringWriter();
    CommandLine program = Main.program().setErr(new PrintWriter(text, true));
    Path record = Files.writeString(folder.resolve("run.json"), "{");
    assertThat(program.execute("run", folder.toString())).isEqualTo(2);
    assertThat(program.execute("fmt", "none.tattle")).isEqualTo(2);
    assertThat(program.execute("verify", record.toString())).isEqualTo(2);
    assertThat(program.execute("check", "-c", "train base", "audit.tattle")).isEqualTo(2);
    assertThat(text.toString().replaceAll("\\s+", " "))
        .contains("`" + folder + "` is a folder, and a file is needed.")
        .contains("There is no file `none.tattle`.")
        .contains("run.json` cannot be read: it is no whole record of a run")
        .contains("`audit.tattle` is not written name=value; with `-c`, no file is read.");
  }

  @Test
  void receiptsOfForgettingAreVerifiedByTheSlipsOfThoseWhoWereForgotten() throws IOException {
    String script =
        script(
            "set seed=1; load wine rows=60; train base using logistic epochs=1\n"
                + "unlearn retrain on base with rows=2 as without\n"
                + "export without to \"gone.receipt\"");
    tattle(new RunCommand(), script);
    tattle(new RunCommand(), script);
    String receipts = folder.resolve("gone.receipt").toString();
    assertThat(tattle(new VerifyCommand(), receipts)).contains("bound to the one before");
    assertThat(exit).isZero();
    String slips = folder.resolve("gone-2.slips").toString();
    assertThat(tattle(new VerifyCommand(), receipts, "--slip", slips))
        .contains("Receipt 2 names all rows of the slips: 2.");
    assertThat(exit).isZero();
    Path other = folder.resolve("other.slips");
    String text = Files.readString(Path.of(slips));
    Files.writeString(other, text.replace("alcohol=1", "alcohol=2"));
    assertThat(tattle(new VerifyCommand(), receipts, "--slip", other.toString()))
        .contains("does not name what the slips say");
    assertThat(exit).isOne();
    Files.writeString(
        folder.resolve("gone.receipt"),
        Files.readString(folder.resolve("gone.receipt")).replace("retrain", "newton"));
    tattle(new VerifyCommand(), receipts);
    assertThat(exit).isEqualTo(2);
  }

  @Test
  void whatShouldNotHappenIsAFaultOfOursAndNoFailedAssertion() {
    StringWriter text = new StringWriter();
    CommandLine program = Main.program().addSubcommand("fail", new Failing());
    program.setErr(new PrintWriter(text, true));
    assertThat(program.execute("fail")).isEqualTo(3);
    assertThat(text.toString())
        .contains("a fault of Tattle's: IllegalStateException", "please report it")
        .doesNotContain("\tat ");
  }

  /** A command with a mistake in it. */
  @CommandLine.Command
  private static final class Failing implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("a mistake");
    }
  }

  @Test
  void everyCommandTellsTheVersion() {
    StringWriter text = new StringWriter();
    CommandLine program = Main.program().setOut(new PrintWriter(text, true));
    assertThat(program.execute("fmt", "--version")).isZero();
    assertThat(text.toString()).startsWith("tattle ");
  }

  @Test
  void fmtRewritesAFileAndKeepsItsComments() throws IOException {
    String file = script("train   base   # why\n\n\n\nattack mia   with shadows = 3");
    assertThat(tattle(new FmtCommand(), file)).isEmpty();
    assertThat(exit).isZero();
    assertThat(Files.readString(Path.of(file)))
        .isEqualTo("train base  # why\n\nattack mia with shadows=3\n");
  }

  @Test
  void fmtCheckShowsWhatWouldChangeAndChangesNothing() throws IOException {
    String file = script("train base\nattack   mia\nshow base\n");
    assertThat(tattle(new FmtCommand(), "--check", file))
        .contains("--- " + file, "@@ -2,1 +2,1 @@", "-attack   mia", "+attack mia")
        .doesNotContain("train base");
    assertThat(exit).isEqualTo(1);
    assertThat(Files.readString(Path.of(file))).contains("attack   mia");
    assertThat(tattle(new FmtCommand(), "--check", script("train base\n"))).isEmpty();
    assertThat(exit).isZero();
  }

  @Test
  void fmtLeavesAScriptWithErrorsAlone() throws IOException {
    String file = script("train   )\n");
    assertThat(tattle(new FmtCommand(), file)).contains("error[S107]");
    assertThat(exit).isEqualTo(2);
    assertThat(Files.readString(Path.of(file))).isEqualTo("train   )\n");
  }

  @Test
  void checkTellsMachinesTheDiagnostics() throws IOException {
    String told = tattle(new CheckCommand(), "--json", "-c", "attack mia with shadow=1\ntrain a");
    JsonNode found = new ObjectMapper().readTree(told);
    assertThat(exit).isEqualTo(2);
    assertThat(found.findValuesAsText("code")).contains("P204");
  }

  @Test
  void runTellsMachinesWhatItFound() throws IOException {
    String script =
        "set seed=1; load wine rows=100; train base with epochs=2; attack gap;"
            + " show base.gap; plot roc; assert base.accuracy > 1";
    JsonNode told = new ObjectMapper().readTree(tattle(new RunCommand(), "--json", "-c", script));
    assertThat(exit).isEqualTo(1);
    assertThat(told.path("exit").asInt()).isEqualTo(1);
    assertThat(told.at("/diagnostics/0/code").asText()).isEqualTo("A600");
    assertThat(told.path("shown").findValuesAsText("kind")).contains("table", "chart");
    assertThat(told.at("/metrics/base.gap.auc/value").isNumber()).isTrue();
    assertThat(told.path("said").toString()).contains("train   base");
  }

  @Test
  void completionKnowsCommandsOptionsAndWhatHelpKnows() {
    StringWriter text = new StringWriter();
    CommandLine program = Main.program().setOut(new PrintWriter(text));
    assertThat(program.execute("completion", "bash")).isZero();
    assertThat(text.toString())
        .contains("complete -F", "--figures", "\"dpsgd\"", "\"P204\"", "\"attack\"", "fmt");
  }

  @Test
  void aRecordIsSignedByOneKeyAndNobodyElseAnswersForIt() throws IOException {
    String mine = folder.resolve("mine.key").toString();
    String other = folder.resolve("other.key").toString();
    tattle(new KeyCommand(), mine);
    tattle(new KeyCommand(), other);
    String run = folder.resolve("run.json").toString();
    String file = script("set seed=1; load wine rows=100; train base with epochs=1");
    tattle(new RunCommand(), file, "--record", run, "--sign", mine);
    assertThat(exit).isZero();
    assertThat(tattle(new VerifyCommand(), run, "--by", mine + ".pub")).contains("as recorded");
    assertThat(tattle(new VerifyCommand(), run)).contains("It was not looked at who signed it");
    assertThat(exit).isZero();
    assertThat(tattle(new VerifyCommand(), run, "--by", other + ".pub"))
        .contains("is not signed by the owner of");
    assertThat(exit).isEqualTo(2);
    assertThat(tattle(new VerifyCommand(), run, "--by", mine)).contains("holds no Ed25519 key");
    assertThat(tattle(new RunCommand(), file, "--sign", mine)).contains("--record FILE");
    assertThat(tattle(new KeyCommand(), mine)).contains("is there already");
    assertThat(exit).isEqualTo(2);
  }

  @Test
  void aRecordIsNotWrittenOverWhatItRecords() throws IOException {
    String file = script("load wine rows=100");
    assertThat(tattle(new RunCommand(), file, "--record", file)).contains("would destroy that");
    assertThat(exit).isEqualTo(2);
    assertThat(Files.readString(Path.of(file))).isEqualTo("load wine rows=100");
  }

  @Test
  void aScriptThatWasEditedAfterItsRecordIsTold() throws IOException {
    String run = folder.resolve("run.json").toString();
    String file = script("load wine rows=100\ntrain base with epochs=1\n");
    tattle(new RunCommand(), file, "--record", run);
    script("load wine rows=100\r\ntrain base with epochs=1\r\n");
    assertThat(tattle(new VerifyCommand(), run)).contains("came out as recorded");
    script("load wine rows=100\ntrain base with epochs=2\n");
    String name = Path.of(file).getFileName().toString();
    assertThat(tattle(new VerifyCommand(), run))
        .containsPattern("script " + name + ", line 2 +as it ran +other text");
    assertThat(exit).isEqualTo(1);
    Files.delete(Path.of(file));
    assertThat(tattle(new VerifyCommand(), run))
        .contains("came out as recorded")
        .contains("There is no `" + name + "` to compare with");
    assertThat(exit).isZero();
  }

  @Test
  void aRecordThatNamesNoFileIsRefused() throws IOException {
    String script = "load wine rows=100";
    for (RunRecord.Script named :
        List.of(
            new RunRecord.Script("a\0b", "", script, List.of()),
            new RunRecord.Script("a", "b\0c", script, List.of()),
            new RunRecord.Script("../a", "", script, List.of()),
            new RunRecord.Script("", "", script, List.of()))) {
      RunRecord run =
          new RunRecord(
              4, "", "", "", named, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(),
              List.of());
      Path record = folder.resolve("run.json");
      Files.writeString(record, SealedRecord.of(run).json());
      assertThat(tattle(new VerifyCommand(), record.toString())).contains("has no name of a file");
      assertThat(exit).isEqualTo(2);
    }
  }

  @Test
  void aRunIsVerifiedFromItsRecordWhereverThatLies() throws IOException {
    Files.writeString(folder.resolve("four.csv"), "a,sick\n1,0\n2,1\n3,0\n4,1\n");
    Path beside = Files.createDirectory(folder.resolve("records")).resolve("run.json");
    String file = script("load csv \"four.csv\" label=sick; train base with epochs=1; attack gap");
    tattle(new RunCommand(), file, "--record", beside.toString());
    assertThat(exit).isZero();
    assertThat(tattle(new VerifyCommand(), beside.toString())).contains("came out as recorded");
    assertThat(exit).isZero();
  }
}
