package org.tattle.kernel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.kernel.wire.JsonText;
import org.tattle.kernel.wire.Message;

final class CellTest extends KernelTest {

  @Test
  void aHundredThousandLinesComeWholeInFewMessages() {
    int lines = 100_000;
    Client.Exchange cell = client.run("count " + lines);
    String all = IntStream.range(0, lines).mapToObj(i -> i + "\n").collect(Collectors.joining());
    assertThat(cell.stream("stdout")).isEqualTo(all);
    // 8 KB a message, and at most one more for every 20 ms of a run of a few seconds at the worst.
    assertThat(cell.of("stream").size()).isLessThan(all.length() / 8192 + 500);
  }

  @Test
  void outputIsShownWhileTheCellRuns() {
    String id = client.start("print early\nspin");
    Message early = client.await("iopub", m -> m.type().equals("stream"));
    assertThat(early.content().path("text").asText()).isEqualTo("early\n");
    client.interrupt();
    client.finish("shell", id);
  }

  @Test
  void aCharacterIsNeverSplitBetweenMessages() {
    String face = "\uD83D\uDE00";
    Client.Exchange cell = client.run("write x\n" + ("write " + face + "\n").repeat(10_000));
    assertThat(cell.stream("stdout")).isEqualTo("x" + face.repeat(10_000));
    assertThat(cell.of("stream")).hasSizeGreaterThan(1);
    assertThat(cell.of("stream"))
        .allSatisfy(
            m -> assertThat(m.content().path("text").asText()).doesNotContain("?", "\uFFFD"));
  }

  @Test
  void theTwoStreamsKeepTheirOrder() {
    Client.Exchange cell = client.run("print a\ncomplain b\nprint c");
    assertThat(cell.of("stream"))
        .extracting(
            m -> m.content().path("name").asText() + " " + m.content().path("text").asText())
        .containsExactly("stdout a\n", "stderr b\n", "stdout c\n");
  }

  @Test
  void whatWasPrintedBeforeADisplayComesBeforeIt() {
    assertThat(client.run("print a\nshow b\nprint c").types())
        .containsExactly("status", "execute_input", "stream", "display_data", "stream", "status");
  }

  @Test
  void anErrorIsShownAndReplied() {
    Client.Exchange cell = client.run("missing");
    Message shown = cell.of("error").get(0);
    assertThat(cell.status()).isEqualTo("error");
    assertThat(shown.content().path("ename").asText()).isEqualTo("P1");
    assertThat(shown.content().path("evalue").asText()).isEqualTo("no value `missing`");
    assertThat(shown.content().path("traceback")).hasSize(2);
    assertThat(cell.reply().content().path("traceback"))
        .isEqualTo(shown.content().path("traceback"));
  }

  @Test
  void cellsQueuedBehindAFailureAreAborted() {
    String failing = client.start("ask when\nmissing");
    client.await("stdin", m -> m.type().equals("input_request"));
    String second = client.start("let a = 1");
    String third = client.start("let b = 2");
    // What is answered on the same line shows that both have arrived.
    client.ask("shell", "kernel_info_request", JsonText.object());
    client.send("stdin", "input_reply", JsonText.object().put("value", "now"));
    assertThat(client.finish("shell", failing).status()).isEqualTo("error");
    assertThat(client.finish("shell", second).status()).isEqualTo("aborted");
    assertThat(client.finish("shell", third).status()).isEqualTo("aborted");
    assertThat(client.run("a").status()).isEqualTo("error");
    assertThat(client.run("1").status()).isEqualTo("ok");
  }

  @Test
  void aFailureAbortsNothingIfTheFrontEndSaysSo() {
    String first =
        client.send("shell", "execute_request", Client.cell("missing").put("stop_on_error", false));
    String second = client.start("1");
    assertThat(client.finish("shell", first).status()).isEqualTo("error");
    assertThat(client.finish("shell", second).status()).isEqualTo("ok");
  }

  @Test
  void aSilentCellRunsAndShowsNothing() {
    ObjectNode silent = Client.cell("let a = 7\nprint loud\nshow loud\na").put("silent", true);
    Client.Exchange cell = client.ask("shell", "execute_request", silent);
    assertThat(cell.types()).containsExactly("status", "status");
    assertThat(cell.reply().content().path("execution_count").asInt()).isZero();
    assertThat(client.run("a").result()).isEqualTo("7");
    assertThat(
            client
                .ask("shell", "execute_request", Client.cell("missing").put("silent", true))
                .types())
        .containsExactly("status", "status");
  }

  @Test
  void aCellThatIsNotStoredIsNotCounted() {
    client.run("1");
    ObjectNode unstored = Client.cell("2").put("store_history", false);
    Client.Exchange cell = client.ask("shell", "execute_request", unstored);
    assertThat(cell.result()).isEqualTo("2");
    assertThat(client.run("3").reply().content().path("execution_count").asInt()).isEqualTo(2);
  }

  @Test
  void userExpressionsAreEvaluatedAfterTheCell() {
    ObjectNode cell = Client.cell("let a = 5");
    cell.withObject("/user_expressions").put("good", "a + 1").put("bad", "nothing");
    ObjectNode reply = client.ask("shell", "execute_request", cell).reply().content();
    assertThat(reply.at("/user_expressions/good/data/text~1plain").asText()).isEqualTo("6");
    assertThat(reply.at("/user_expressions/good/status").asText()).isEqualTo("ok");
    assertThat(reply.at("/user_expressions/bad/status").asText()).isEqualTo("error");
    assertThat(reply.at("/user_expressions/bad/evalue").asText()).isEqualTo("no value `nothing`");
  }

  @Test
  void aDisplayIsUpdatedByItsName() {
    Client.Exchange cell = client.run("named d\nupdate d\nclear wait");
    assertThat(cell.of("display_data").get(0).content().at("/transient/display_id").asText())
        .isEqualTo("d");
    Message update = cell.of("update_display_data").get(0);
    assertThat(update.content().at("/transient/display_id").asText()).isEqualTo("d");
    assertThat(update.content().at("/data/text~1plain").asText()).isEqualTo("second");
    assertThat(cell.of("clear_output").get(0).content().path("wait").asBoolean()).isTrue();
  }

  @Test
  void aStackOverflowIsReportedAndSurvived() {
    Client.Exchange cell = client.run("overflow");
    assertThat(cell.reply().content().path("ename").asText()).isEqualTo("X900");
    assertThat(cell.reply().content().path("evalue").asText()).contains("StackOverflowError");
    assertThat(client.run("1 + 1").result()).isEqualTo("2");
  }

  @Test
  void aFaultOfOursIsReportedWithThePlaceOfTheLog() {
    Client.Exchange cell = client.run("explode");
    assertThat(cell.reply().content().path("ename").asText()).isEqualTo("X900");
    assertThat(cell.reply().content().path("traceback").toString()).contains("kernel.log");
    assertThat(client.run("1").status()).isEqualTo("ok");
  }

  @Test
  void progressIsShownInOnePlaceAtMostTenTimesASecond() {
    long begin = System.nanoTime();
    Client.Exchange cell = client.run("work 60");
    double seconds = (System.nanoTime() - begin) / 1e9;
    assertThat(cell.of("display_data")).hasSize(1);
    List<Message> updates = cell.of("update_display_data");
    assertThat(updates.size()).isBetween(2, (int) (10 * seconds) + 2);
    ObjectNode last = updates.get(updates.size() - 1).content();
    assertThat(last.path("data")).as("what a saved notebook keeps of it").isEmpty();
    assertThat(updates.get(0).content().at("/data/text~1plain").asText())
        .matches("counting: \\d+ of 60 steps, .*/s, .* left; loss .*");
    assertThat(updates.get(0).content().at("/data/text~1html").asText()).contains("<progress ");
  }

  @Test
  void howFarInterruptedWorkWasIsKept() {
    String id = client.start("work 3000");
    client.await("iopub", m -> m.type().equals("update_display_data"));
    client.interrupt();
    List<Message> updates = client.finish("shell", id).of("update_display_data");
    assertThat(updates.get(updates.size() - 1).content().at("/data/text~1plain").asText())
        .matches("counting: \\d+ of 3,000 steps, .*, interrupted; loss .*");
  }

  @Test
  void workThatBeginsAgainHasABarBelowWhatWasShownSince() {
    Client.Exchange cell = client.run("work 30\nprint between\nwork 30");
    assertThat(cell.of("display_data")).hasSize(2);
  }
}
