package org.tattle.kernel.cells;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.tattle.kernel.language.Reply;
import org.tattle.kernel.serve.Client;
import org.tattle.kernel.serve.KernelTest;
import org.tattle.kernel.wire.JsonText;
import org.tattle.kernel.wire.Message;

final class JavaCellTest extends KernelTest {
  private final PrintStream stdout = System.out;
  private final InputStream stdin = System.in;

  @Override
  @BeforeEach
  public void startKernel() throws IOException {
    super.startKernel();
    System.setOut(kernel.console().out());
    System.setIn(kernel.console().in());
  }

  @Override
  @AfterEach
  public void stopKernel() {
    System.setOut(stdout);
    System.setIn(stdin);
    super.stopKernel();
  }

  @Test
  void javaRunsAndItsValueIsShown() {
    assertThat(java("int a = 20;\nint b = 22;\na + b").result()).isEqualTo("42");
    assertThat(java("String greet(String n) { return \"hi \" + n; }\ngreet(\"Ada\")").result())
        .isEqualTo("hi Ada");
    assertThat(java("new int[][] {{1, 2}, {3}}").result()).isEqualTo("[[1, 2], [3]]");
    assertThat(java("int c = 1;").of("execute_result")).isEmpty();
  }

  @Test
  void anUnderscoreIsTheLastResult() {
    assertThat(java("_ + 1").reply().content().path("ename").asText()).isEqualTo("J100");
    java("6 * 7");
    assertThat(java("_ + 1 /* _ */").result()).isEqualTo("43");
    assertThat(java("int a_b = 1; String s = \"a _ 'b\" + '_';").status()).isEqualTo("ok");
    assertThat(java("s + _ + a_b").result()).isEqualTo("a _ 'b_431");
    assertThat(java("\"\"\"\n  _ \"_\" \"\"\" + _.length() // _").result())
        .contains("_ \"_\"", "10");
    Client.Exchange cell = java("_.nothing()");
    assertThat(cell.reply().content().path("traceback").toString())
        .contains("_.nothing()")
        .doesNotContain("\u203f");
  }

  @Test
  void printedTextIsTheCellsOutput() {
    Client.Exchange cell = java("for (int i = 0; i < 3; i++) System.out.println(\"é\" + i);");
    assertThat(cell.stream("stdout")).isEqualTo("é0\né1\né2\n");
    Client.Exchange formatted = java("System.out.printf(\"%d of %d\", 1, 2)");
    assertThat(formatted.stream("stdout")).isEqualTo("1 of 2");
    assertThat(formatted.of("execute_result")).isEmpty();
  }

  @Test
  void theSessionsValuesAreInScopeByNameAndType() {
    client.run("let shadows = 64");
    assertThat(java("shadows.longValue() + 1").result()).isEqualTo("65");
    client.run("let shadows = 65");
    assertThat(java("shadows + 1").result()).isEqualTo("66");
  }

  @Test
  void variablesGoBackToTheSessionIfItHasAUseForThem() {
    java("int depth = 3;\nString word = \"x\";\ndouble half = 0.5;");
    assertThat(client.run("depth + 1").result()).isEqualTo("4");
    assertThat(client.run("word").status()).isEqualTo("error");
  }

  @Test
  void whatJavaReadsIsAskedOfTheUser() {
    String id =
        client.start("%%java\nvar in = new Scanner(System.in);\nin.nextInt() + in.nextInt()");
    for (String line : new String[] {"40", "2"}) {
      client.await("stdin", m -> m.type().equals("input_request"));
      client.send("stdin", "input_reply", JsonText.object().put("value", line));
    }
    assertThat(client.finish("shell", id).result()).isEqualTo("42");
    ObjectNode mute = Client.cell("%%java\nSystem.in.read()").put("allow_stdin", false);
    assertThat(client.ask("shell", "execute_request", mute).result()).isEqualTo("-1");
  }

  @Test
  void aCompileErrorIsMarkedInTheCell() {
    Client.Exchange cell = java("int fine = 1;\n\nint y = fine + nothing;\n");
    assertThat(cell.reply().content().path("ename").asText()).isEqualTo("J100");
    assertThat(traceback(cell))
        .contains("cannot find symbol", "%%java:4:16", "4 │ int y = fine + nothing;")
        .doesNotContain("location: class")
        .contains("  │                " + Reply.red("^^^^^^^"));
  }

  @Test
  void aSyntaxErrorIsMarkedInTheCell() {
    assertThat(traceback(java("int x = ;"))).contains("illegal start of expression", "%%java:2:9");
    assertThat(traceback(java("if (true) {"))).contains("reached end of file");
  }

  @Test
  void anExceptionIsToldWithItsLine() {
    Client.Exchange cell = java("int zero = 0;\n\n1 / zero");
    assertThat(cell.reply().content().path("ename").asText()).isEqualTo("ArithmeticException");
    assertThat(cell.reply().content().path("evalue").asText()).isEqualTo("/ by zero");
    assertThat(traceback(cell)).contains("at line 4");
  }

  @Test
  void aLineInAMethodIsToldAlsoOfAnEarlierCell() {
    Client.Exchange cell = java("int g(int n) {\n  int[] a = new int[n];\n  return a[n];\n}\ng(3)");
    assertThat(traceback(cell))
        .containsSubsequence("at line 4, in `g`\n", "at line 6\n")
        .doesNotContain("earlier");
    assertThat(traceback(java("int later = 1;\ng(5)")))
        .containsSubsequence("at line 4 of cell 1, in `g`\n", "at line 3\n");
    assertThat(traceback(java("List.of(1).forEach(n -> {\n  g(n);\n});")))
        .containsSubsequence("at line 4 of cell 1, in `g`\n", "at line 3\n", "at line 2\n");
  }

  @Test
  void anExceptionIsToldWithItsCauses() {
    Client.Exchange cell =
        java("throw new IOException(\"checked\", new RuntimeException(\"cause here\"));");
    assertThat(cell.reply().content().path("ename").asText()).isEqualTo("IOException");
    assertThat(traceback(cell))
        .containsSubsequence("checked", "at line 2", "caused by", "RuntimeException", "cause here");
  }

  @Test
  void aValueThatCannotBeShownIsAFailureOfTheUsersCode() {
    Client.Exchange cell =
        java(
            "record Res(String n) {\n"
                + "  public String toString() { throw new RuntimeException(\"ts\"); }\n}\n"
                + "int kept = 5;\nnew Res(\"a\")");
    assertThat(cell.reply().content().path("ename").asText()).isEqualTo("RuntimeException");
    assertThat(traceback(cell)).contains("ts", "at line 3, in `Res.toString`");
    assertThat(java("kept").result()).isEqualTo("5");
  }

  @Test
  void aValueThatIsShownForEverIsStopped() {
    String id =
        client.start(
            "%%java\nrecord Slow(int n) { public String toString() { while (true) {} } }\n"
                + "System.out.println(1);\nnew Slow(1)");
    client.await("iopub", m -> m.type().equals("stream"));
    client.interrupt();
    assertThat(client.finish("shell", id).reply().content().path("ename").asText())
        .isEqualTo("Interrupted");
    assertThat(java("1 + 1").result()).isEqualTo("2");
  }

  @Test
  void whatEndsAThreadIsShown() {
    Client.Exchange cell =
        java(
            "var t = new Thread(() -> { throw new RuntimeException(\"in thread\","
                + " new IOException(\"deeper\")); });\nt.start();\nt.join();");
    assertThat(cell.stream("stderr"))
        .contains("ended by java.lang.RuntimeException: in thread", "caused by", "deeper");
  }

  @Test
  void whatAThreadPrintsStandsBeneathTheCellThatStartedIt() {
    String first =
        client.start(
            "%%java\nvar gate = new java.util.concurrent.CountDownLatch(1);\n"
                + "var pool = java.util.concurrent.Executors.newSingleThreadExecutor();\n"
                + "pool.submit(() -> { gate.await(); System.out.println(\"late\"); return 1; })"
                + ".isDone()");
    assertThat(client.finish("shell", first).status()).isEqualTo("ok");
    Client.Exchange second =
        java("gate.countDown();\npool.shutdown();\nThread.sleep(200);\nSystem.out.println(2);");
    assertThat(second.stream("stdout")).isEqualTo("2\n");
    Message late = client.await("iopub", m -> m.content().path("text").asText().equals("late\n"));
    assertThat(Client.parent(late)).isEqualTo(first);
  }

  @Test
  void parallelStreamsPrintBeneathTheCellThatRuns() {
    for (int i = 0; i < 3; i++) {
      assertThat(
              java("IntStream.range(0, 64).parallel().forEach(n -> System.out.println(n));").stream(
                      "stdout")
                  .lines())
          .hasSize(64);
    }
  }

  @Test
  void aMethodThatLacksSomethingSaysWhat() {
    assertThat(traceback(java("int f() { return g(); }\nf()")))
        .contains("`f` still needs `method g()`");
  }

  @Test
  void anEndlessLoopIsStopped() {
    String id = client.start("%%java\nint kept = 5;\nSystem.out.println(1);\nwhile (true) {}");
    client.await("iopub", m -> m.type().equals("stream"));
    client.interrupt();
    assertThat(client.finish("shell", id).reply().content().path("ename").asText())
        .isEqualTo("Interrupted");
    assertThat(java("kept + 1").result()).isEqualTo("6");
  }

  @Test
  void aSleepIsStopped() {
    String id = client.start("%%java\nSystem.out.println(1);\nThread.sleep(60_000);");
    client.await("iopub", m -> m.type().equals("stream"));
    client.interrupt();
    assertThat(client.finish("shell", id).status()).isEqualTo("error");
    assertThat(java("1 + 1").result()).isEqualTo("2");
  }

  @Test
  void deepRecursionIsAnExceptionLikeAnyOther() {
    Client.Exchange cell = java("int deep(int n) { return 1 + deep(n + 1); }\ndeep(0)");
    assertThat(cell.reply().content().path("ename").asText()).isEqualTo("StackOverflowError");
    assertThat(java("1 + 1").result()).isEqualTo("2");
  }

  @Test
  void aRecursionNamesEachPlaceOnce() {
    Client.Exchange cell = java("int deep(int n) { return 1 + deep(n + 1); }\ndeep(0)");
    assertThat(traceback(cell)).containsOnlyOnce("`deep`").doesNotContain("null");
  }

  /** From Java 20 on JShell stops loops itself, whatever they catch. */
  @Test
  @Tag("slow")
  @EnabledForJreRange(max = JRE.JAVA_19)
  void codeThatHeedsNothingIsLeftToItselfAndTold() {
    String id =
        client.start(
            "%%java\n"
                + "long end = System.nanoTime() + 20_000_000_000L;\n"
                + "System.out.println(1);\n"
                + "while (System.nanoTime() < end) try { Thread.sleep(9); } catch (Throwable t)"
                + " {}");
    client.await("iopub", m -> m.type().equals("stream"));
    client.interrupt();
    Client.Exchange cell = client.finish("shell", id);
    assertThat(cell.reply().content().path("ename").asText()).isEqualTo("Interrupted");
    assertThat(cell.stream("stderr")).contains("did not stop", "are gone");
    assertThat(java("6 * 7").result()).isEqualTo("42");
  }

  @Test
  void whatJavasCompilerCannotFollowIsToldAsSuch() {
    Client.Exchange cell = java("(".repeat(50_000) + "1" + ")".repeat(50_000));
    assertThat(cell.reply().content().path("ename").asText()).isEqualTo("J100");
    assertThat(cell.reply().content().path("evalue").asText()).contains("more deeply");
    assertThat(java("int x = 1" + " + 1".repeat(10_000) + ";\nx").result()).isEqualTo("10001");
  }

  @Test
  void aHugeValueIsCutAndToldSo() {
    assertThat(java("new int[1_000_000]").result())
        .startsWith("[0, 0, ")
        .endsWith("… (2,980,000 more characters)");
  }

  @Test
  void aLineOfJavaMayStartWithAPerCentSign() {
    assertThat(
            java("int a = 17;\nint b = a\n%a + 1;\nString.format(\"\"\"\n%d of\n\"\"\", b)")
                .result())
        .isEqualTo("1 of\n");
    assertThat(traceback(java("%mavn a:b:1"))).contains("did you mean `%maven`?");
  }

  @Test
  void thingsAreDisplayedInTheirRichestForm() {
    Client.Exchange cell =
        java(
            "display(html(\"<b>x</b>\"));\n"
                + "new java.awt.image.BufferedImage(2, 3,"
                + " java.awt.image.BufferedImage.TYPE_INT_RGB)");
    assertThat(cell.of("display_data").get(0).content().at("/data/text~1html").asText())
        .isEqualTo("<b>x</b>");
    assertThat(cell.of("execute_result").get(0).content().at("/data/image~1png").asText())
        .startsWith("iVBOR");
  }

  @Test
  void dataIsDisplayedInTheFormThatIsNamed() {
    Client.Exchange cell =
        java(
            "display(\"**x**\", \"text/markdown\");\ndisplay(\"plain\", \"text/plain\");\n"
                + "display(new byte[] {1, 2, 3}, \"image/png\");\n"
                + "display(Map.of(\"a\", 1), \"application/json\");");
    List<String> shown =
        cell.of("display_data").stream().map(m -> m.content().path("data").toString()).toList();
    assertThat(shown)
        .containsExactly(
            "{\"text/plain\":\"**x**\",\"text/markdown\":\"**x**\"}",
            "{\"text/plain\":\"plain\"}",
            "{\"text/plain\":\"image/png\",\"image/png\":\"AQID\"}",
            "{\"text/plain\":\"application/json\",\"application/json\":{\"a\":1}}");
  }

  @Test
  void whatIsLiveIsReplacedFromALaterCell() {
    Client.Exchange first = java("var place = live(\"first\");\nplace");
    assertThat(first.of("execute_result")).isEmpty();
    String id = first.of("display_data").get(0).content().at("/transient/display_id").asText();
    Message update = java("place.update(\"second\");").of("update_display_data").get(0);
    assertThat(update.content().at("/transient/display_id").asText()).isEqualTo(id);
    assertThat(update.content().at("/data/text~1plain").asText()).isEqualTo("second");
  }

  @Test
  void whatIsRegisteredShowsValuesOfItsType() {
    Client.Exchange cell =
        java(
            "record Money(int cents) {}\n"
                + "register(Money.class, m -> html(\"<b>\" + m.cents() + \"</b>\"));\n"
                + "new Money(5)");
    assertThat(cell.of("execute_result").get(0).content().at("/data/text~1html").asText())
        .isEqualTo("<b>5</b>");
  }

  @Test
  void javaIsCompletedAndExplained() {
    java("String word = \"abc\";");
    ObjectNode completion = ask("complete_request", "%%java\nint a = 1;\nword.isEmp");
    assertThat(completion.path("matches").toString()).isEqualTo("[\"isEmpty()\"]");
    assertThat(completion.path("cursor_start").asInt()).isEqualTo(23);
    assertThat(ask("inspect_request", "%%java\nword.indexOf").at("/data/text~1plain").asText())
        .contains("int String.indexOf(int ch)");
    assertThat(ask("is_complete_request", "%%java\nint f() {").path("status").asText())
        .isEqualTo("incomplete");
    assertThat(ask("is_complete_request", "%%java\nint f = 1;").path("status").asText())
        .isEqualTo("complete");
  }

  @Test
  void htmlIsShownAndAnUnknownMagicIsRefused() {
    assertThat(client.run("%%html\n<i>x</i>").types()).contains("display_data");
    assertThat(client.run("%%cobol\nx").reply().content().path("traceback").toString())
        .contains("%%cobol", "%help");
    assertThat(ask("complete_request", "%%ja").path("matches").toString())
        .isEqualTo("[\"%%java\"]");
  }

  private Client.Exchange java(String code) {
    return client.run("%%java\n" + code);
  }

  private ObjectNode ask(String type, String code) {
    ObjectNode content = JsonText.object().put("code", code).put("cursor_pos", code.length());
    return client.ask("shell", type, content).reply().content();
  }

  private static String traceback(Client.Exchange cell) {
    StringBuilder lines = new StringBuilder();
    cell.reply().content().path("traceback").forEach(l -> lines.append(l.asText()).append('\n'));
    return lines.toString();
  }
}
