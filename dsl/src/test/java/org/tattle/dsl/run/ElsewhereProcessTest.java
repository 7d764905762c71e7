package org.tattle.dsl.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Programs;

/** The command line against a server: the script that shows it, a kill, and what is not told. */
@Tag("slow")
class ElsewhereProcessTest {
  private static final Path MODEL = Path.of("src/test/scripts/bad/run/files/digits.onnx");
  private static final String TOKEN = "5ecretT0ken";

  @TempDir Path folder;

  private DigitsServer server;

  @BeforeEach
  void files() throws Exception {
    DigitsServer.tables(folder);
    Files.copy(MODEL, folder.resolve("theirs.onnx"));
    server = new DigitsServer(MODEL);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private ProcessBuilder tattle(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("org.tattle.dsl.cli.Main");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("TATTLE_CACHE", folder.resolve("cache").toString());
    builder.environment().put("API_TOKEN", TOKEN);
    return builder;
  }

  private Programs.Ended run(String... arguments) throws Exception {
    return Programs.run(tattle(arguments));
  }

  private Path script(String text) throws IOException {
    return Files.writeString(folder.resolve("run.tattle"), text);
  }

  private static final String ROWS =
      """
      param address = "http://127.0.0.1:9/"
      set seed=1 controls=false
      load csv "trained_on.csv" label=digit as inside
      load csv "others.csv" label=digit as outside
      """;

  /** Script 23 as it stands. */
  @Test
  void theScriptThatShowsItRunsWhole() throws Exception {
    Path whole = Path.of("../../shared/design/scripts/23.tattle");
    assumeTrue(Files.exists(whole), "there is no " + whole);
    Files.copy(whole, folder.resolve("23.tattle"));
    Programs.Ended ended = run("run", "23.tattle", "address=" + server.address());
    assertThat(ended.exit()).as(ended.said()).isZero();
    assertThat(ended.said()).contains("white box", "rows asked about in");
  }

  /** A process that is killed while a question is open: of what was answered nothing is lost. */
  @Test
  void aRunThatIsKilledGoesOnAndAsksNothingTwice() throws Exception {
    script(
        ROWS
            + """
            load endpoint address with members=inside others=outside per_second=1000 batch=20 as live
            attack label_only on live with queries=10
            """);
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    server.before =
        number -> {
          if (number == 12) {
            open.countDown();
            await(ended);
            throw new IllegalStateException("nobody listens");
          }
        };
    Process first =
        tattle("run", "run.tattle", "address=" + server.address())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("first.txt").toFile())
            .start();
    assertThat(open.await(2, TimeUnit.MINUTES)).isTrue();
    first.destroyForcibly().waitFor();
    ended.countDown();
    List<String> before = List.copyOf(server.asked);
    assertThat(before).hasSizeGreaterThan(150);
    server.before = number -> {};
    Programs.Ended second = run("run", "run.tattle", "address=" + server.address());
    assertThat(second.exit()).as(second.said()).isZero();
    assertThat(second.said()).contains("answers were known");
    Collection<String> again =
        new ArrayList<>(server.asked.subList(before.size(), server.asked.size()));
    again.retainAll(new HashSet<>(before));
    // The first row alone, to see that the model is still the same.
    assertThat(new HashSet<>(again)).isSubsetOf(before.get(0));
    int whole = server.asked.size();
    Programs.Ended third = run("run", "run.tattle", "address=" + server.address());
    assertThat(third.exit()).isZero();
    assertThat(server.asked).hasSize(whole);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever a run writes, and whatever it says, also where it fails, holds no header. */
  @Test
  void whatTheEnvironmentHoldsIsSentAndNowhereElse() throws Exception {
    String load =
        """
        load endpoint address with members=inside others=outside headers=["Authorization=API_TOKEN"] as live
        """;
    script(
        ROWS
            + load
            + """
            attack gap on live
            show live
            report to "report.html"
            compare live by accuracy as t
            export t to "t.csv"
            """);
    StringBuilder all = new StringBuilder();
    String address = "address=" + server.address();
    Programs.Ended ended = run("run", "--record=run.json", "run.tattle", address);
    assertThat(ended.exit()).as(ended.said()).isZero();
    assertThat(server.tokens).isNotEmpty().containsOnly(TOKEN);
    all.append(ended.said());
    for (String[] more :
        new String[][] {
          {"run", "--json", "run.tattle", address},
          {"check", "--json", "run.tattle"},
          {"explain", "run.tattle", address},
          {"verify", "run.json"},
          {"run", "run.tattle", "address=http://127.0.0.1:9/"}
        }) {
      Programs.Ended said = run(more);
      assertThat(said.exit()).as(said.said()).isLessThan(3);
      all.append(said.said());
    }
    assertThat(all.toString()).doesNotContain(TOKEN);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
            .as("%s", file)
            .doesNotContain(TOKEN);
      }
    }
    assertThat(folder.resolve("report.html")).exists();
    assertThat(folder.resolve("run.json")).exists();
  }
}
