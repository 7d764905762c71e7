package org.tattle.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.kernel.serve.Client;
import org.tattle.kernel.serve.Kernel;
import org.tattle.kernel.tattle.SessionLanguage;
import org.tattle.kernel.wire.Connection;
import org.tattle.kernel.wire.JsonText;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;
import org.tattle.run.WorkingFolder;

/** Magics in cells of Tattle. */
final class MagicsTest {
  @TempDir Path folder;
  private final PrintStream stdout = System.out;
  private Kernel kernel;
  private Client client;

  @BeforeEach
  void startKernel() throws IOException {
    kernel =
        new Kernel(
            Connection.local(),
            () -> new Magics(new SessionLanguage(Cache.memory(), Ledger.memory())),
            folder.resolve("history.jsonl"));
    kernel.start();
    client = new Client(kernel.connection());
    System.setOut(kernel.console().out());
  }

  @AfterEach
  void stopKernel() {
    System.setOut(stdout);
    WorkingFolder.set(Path.of(""));
    client.close();
    kernel.close();
  }

  @Test
  void helpListsEveryMagicAndAnswersForComponents() {
    String page = shown(client.run("%help"));
    for (Magic magic : Magic.values()) {
      assertThat(page).contains(magic.mark(), magic.doc());
    }
    assertThat(shown(client.run("%help attack mia"))).contains("shadows");
  }

  @Test
  void whoListsNamesBehindTheStatementsOfItsCell() {
    client.run("let a = 5\nload digits rows=300");
    String list = shown(client.run("model mlp hidden=[8] as net\n%who"));
    assertThat(list).contains("a", "number", "5", "digits", "data set", "300 rows", "net", "mlp");
  }

  @Test
  void timeTellsHowLongACellTakes() {
    Client.Exchange cell = client.run("%time let a = 1\nshow a");
    assertThat(cell.stream("stdout")).containsPattern("took [0-9.e-]+ s");
    assertThat(client.run("%%time\n1 + 1").stream("stdout")).contains("took ");
  }

  @Test
  void theCacheIsToldAndSet() {
    assertThat(client.run("%cache off").status()).isEqualTo("ok");
    assertThat(client.run("%cache").stream("stdout")).startsWith("the cache is off\n");
    assertThat(client.run("%cache on\n%cache").stream("stdout")).startsWith("the cache is on\n");
    assertThat(name(client.run("%cache perhaps"))).isEqualTo("K103");
  }

  @Test
  void relativePathsStartFromTheFolderThatIsSet() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    StringBuilder rows = new StringBuilder("x,y\n");
    for (int i = 0; i < 60; i++) {
      rows.append(i).append(i % 2 == 0 ? ",a\n" : ",b\n");
    }
    Files.writeString(data.resolve("t.csv"), rows);
    Files.writeString(data.resolve("t.tattle"), "let q = 7\n");
    assertThat(client.run("%cd " + folder).stream("stdout")).isEqualTo(folder + "\n");
    assertThat(client.run("%cd data\nload csv \"t.csv\" label=y\nuse \"t.tattle\"").status())
        .isEqualTo("ok");
    JsonNode payload = client.run("%load t.tattle").reply().content().path("payload");
    assertThat(payload.toString())
        .isEqualTo("[{\"source\":\"set_next_input\",\"text\":\"let q = 7\",\"replace\":true}]");
    assertThat(name(client.run("%cd nowhere"))).isEqualTo("K103");
    assertThat(name(client.run("%load nothing.tattle"))).isEqualTo("K103");
  }

  @Test
  void pathsMayStandInQuotesOrBeginAtHome() throws IOException {
    Path data = Files.createDirectories(folder.resolve("my data"));
    assertThat(client.run("%cd \"" + data + "\"").stream("stdout")).isEqualTo(data + "\n");
    assertThat(client.run("%cd my data").status()).isEqualTo("error");
    assertThat(client.run("%cd ~").stream("stdout"))
        .isEqualTo(Path.of(System.getProperty("user.home")).normalize() + "\n");
    assertThat(name(client.run("%cd a\u0000b"))).isEqualTo("K103");
  }

  @Test
  void whatNoCellCanHoldIsNotLoaded() throws IOException {
    Path big = folder.resolve("big.txt");
    Files.write(big, new byte[3 << 20]);
    assertThat(told(client.run("%load " + big))).contains("3 MB");
    assertThat(told(client.run("%load " + folder))).contains("is no file");
  }

  @Test
  void aStackTraceIsShownOnRequestOnly() {
    assertThat(client.run("%debug").stream("stdout")).isEqualTo("nothing has failed yet\n");
    Client.Exchange failed =
        client.run("%%java\nint half(int n) { return 1 / n; }\nList.of(0).forEach(n -> half(n));");
    String told = failed.reply().content().path("traceback").toString();
    assertThat(told).contains("half", "%debug").doesNotContain("EvalException");
    assertThat(client.run("%debug").stream("stdout")).contains("EvalException: / by zero", "half");
  }

  @Test
  void aMisspeltMagicRunsNothing() {
    Client.Exchange cell = client.run("let a = 1\n%hwo");
    assertThat(name(cell)).isEqualTo("K100");
    assertThat(cell.reply().content().path("traceback").toString())
        .contains("did you mean `%who`?");
    assertThat(client.run("show a").status()).isEqualTo("error");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aProgramIsGivenTheCellAndItsWordsAreShown() {
    Client.Exchange cell = client.run("%%script sh\necho one\necho two >&2");
    assertThat(cell.stream("stdout")).isEqualTo("one\n");
    assertThat(cell.stream("stderr")).isEqualTo("two\n");
    Client.Exchange failed = client.run("%%script sh\nexit 3");
    assertThat(name(failed)).isEqualTo("K104");
    assertThat(failed.reply().content().path("evalue").asText()).contains("exit code 3");
    assertThat(name(client.run("%%script nosuchprogram\nx"))).isEqualTo("K104");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aProgramIsInterrupted() {
    String id = client.start("%%script sh\necho on\nsleep 60");
    client.await("iopub", m -> m.type().equals("stream"));
    client.interrupt();
    assertThat(name(client.finish("shell", id))).isEqualTo("Interrupted");
    assertThat(client.run("1 + 1").status()).isEqualTo("ok");
  }

  @Test
  void aJarIsGivenToCellsOfJava() throws IOException {
    Path jar = folder.resolve("words.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file)) {
      entries.putNextEntry(new JarEntry("words.txt"));
      entries.write("from the jar".getBytes());
      entries.closeEntry();
    }
    Client.Exchange cell =
        client.run(
            "%%java\n%classpath "
                + jar
                + "\nclass Here {}\nnew String(Here.class.getClassLoader()"
                + ".getResourceAsStream(\"words.txt\").readAllBytes())");
    assertThat(cell.status()).as(cell.reply().content().toString()).isEqualTo("ok");
    assertThat(cell.result()).isEqualTo("from the jar");
    assertThat(name(client.run("%classpath missing.jar"))).isEqualTo("K103");
  }

  @Test
  void whatIsNoLibraryIsRefusedBeforeMavenIsAsked() {
    Client.Exchange cell = client.run("%maven guava");
    assertThat(name(cell)).isEqualTo("K105");
    assertThat(cell.reply().content().path("evalue").asText()).contains("group:artifact:version");
  }

  @Test
  void magicsAreCompletedAndExplained() {
    assertThat(ask("complete_request", "%ti").path("matches").toString())
        .isEqualTo("[\"%time\",\"%timeit\"]");
    assertThat(ask("complete_request", "let a = 1\n%%").path("matches").toString()).isEqualTo("[]");
    assertThat(ask("inspect_request", "%cache").at("/data/text~1plain").asText())
        .contains("%cache [on|off]");
    assertThat(ask("is_complete_request", "%who").path("status").asText()).isEqualTo("complete");
  }

  @Test
  void pathsAreCompletedBehindMagicsAndInCells() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/houses.csv"), "");
    client.run("%cd " + folder);
    for (String code :
        new String[] {"%load data/h", "%classpath data/h", "%cd \"data/h", "load csv \"data/h"}) {
      JsonNode answer = ask("complete_request", code);
      assertThat(answer.path("matches").toString()).as(code).isEqualTo("[\"data/houses.csv\"]");
      assertThat(answer.path("cursor_start").asInt()).isEqualTo(code.length() - "data/h".length());
    }
    assertThat(ask("complete_request", "%load " + folder + "/d").path("matches").toString())
        .isEqualTo("[\"" + folder + "/data/\"]");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theShellIsGivenALineAndBashACell() {
    client.run("%cd " + folder + "\n%env WORD=hello");
    assertThat(client.run("!echo $WORD; pwd").stream("stdout"))
        .isEqualTo("hello\n" + folder + "\n");
    assertThat(client.run("let a = 1\n!echo after").stream("stdout")).isEqualTo("after\n");
    assertThat(name(client.run("!exit 3"))).isEqualTo("K104");
    assertThat(client.run("%%bash\nfor i in 1 2; do echo $WORD $i; done").stream("stdout"))
        .isEqualTo("hello 1\nhello 2\n");
  }

  @Test
  void theEnvironmentOfProgramsIsToldAndSet() {
    assertThat(client.run("%env A_WORD=x y\n%env A_WORD").stream("stdout")).isEqualTo("x y\n");
    assertThat(client.run("%env").stream("stdout")).contains("A_WORD=x y\n", "PATH=");
    assertThat(name(client.run("%env NOT_THERE"))).isEqualTo("K103");
    assertThat(name(client.run("%env a b=c"))).isEqualTo("K103");
  }

  @Test
  void aCellIsWrittenToAFile() throws IOException {
    Path file = folder.resolve("some words.txt");
    client.run("%cd " + folder);
    assertThat(client.run("%%writefile some words.txt\none?\n!two\n").stream("stdout"))
        .isEqualTo("wrote " + file + "\n");
    assertThat(file).hasContent("one?\n!two\n");
    client.run("%%writefile -a \"some words.txt\"\nthree");
    assertThat(file).hasContent("one?\n!two\nthree");
    assertThat(name(client.run("%%writefile nowhere/x\n1"))).isEqualTo("K103");
  }

  @Test
  void aWordWithAQuestionMarkIsExplained() {
    for (String cell : new String[] {"attack mia?", "?attack mia", "attack mia??"}) {
      assertThat(page(client.run(cell))).as(cell).contains("shadows");
    }
    client.run("let answer = 42");
    assertThat(page(client.run("answer?"))).contains("42");
    assertThat(page(client.run("%cache?"))).contains("%cache [on|off]");
    assertThat(shown(client.run("nosuchword?"))).contains("nosuchword");
  }

  @Test
  void aStatementIsTimedAgainAndAgain() {
    assertThat(client.run("%timeit 6 * 7").stream("stdout"))
        .matches("[\\d.]+ ms \\([\\d.]+ ms to [\\d.]+ ms, \\d+ times\\); the first time .*\n");
    assertThat(client.run("%timeit nothing").status()).isEqualTo("error");
    String id = client.start("!echo on\n%timeit load digits rows=300; train t with epochs=100000");
    client.await("iopub", m -> m.type().equals("stream"));
    client.interrupt();
    assertThat(name(client.finish("shell", id))).isEqualTo("Interrupted");
  }

  @Test
  void severalLibrariesAndTheirRepositoriesAreTakenApart() {
    assertThat(told(client.run("%maven a:b:1 c:d"))).contains("`c:d`", "group:artifact:version");
    assertThat(told(client.run("%maven https://example.org/repo"))).contains("names no library");
    assertThat(told(client.run("%maven a:b:1 https://x/\"><evil>"))).contains("is not of the form");
  }

  @Test
  void javaIsCompletedInAFreshKernel() {
    assertThat(ask("complete_request", "%%java\n\"a\".isEmp").path("matches").toString())
        .isEqualTo("[\"isEmpty()\"]");
  }

  private JsonNode ask(String type, String code) {
    return client
        .ask("shell", type, JsonText.object().put("code", code).put("cursor_pos", code.length()))
        .reply()
        .content();
  }

  private static String name(Client.Exchange cell) {
    return cell.reply().content().path("ename").asText();
  }

  private static String told(Client.Exchange cell) {
    return cell.reply().content().path("evalue").asText();
  }

  private static String page(Client.Exchange cell) {
    JsonNode payload = cell.reply().content().path("payload");
    assertThat(payload.at("/0/source").asText()).as(payload.toString()).isEqualTo("page");
    return payload.at("/0/data/text~1plain").asText();
  }

  private static String shown(Client.Exchange cell) {
    assertThat(cell.status()).as(cell.reply().content().toString()).isEqualTo("ok");
    return cell.of("display_data").get(0).content().at("/data/text~1plain").asText();
  }
}
