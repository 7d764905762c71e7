package org.tattle.kernel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.kernel.wire.JsonText;
import org.tattle.kernel.wire.Message;

final class InterruptTest extends KernelTest {

  @Test
  void aSleepingCellIsInterrupted() {
    String id = client.start("print asleep\nsleep 30000");
    client.await("iopub", m -> m.type().equals("stream"));
    client.interrupt();
    assertInterrupted(client.finish("shell", id));
    assertThat(client.run("1 + 1").result()).isEqualTo("2");
  }

  @Test
  void aSpinningCellIsInterrupted() {
    String id = client.start("print spinning\nspin");
    client.await("iopub", m -> m.type().equals("stream"));
    client.interrupt();
    assertInterrupted(client.finish("shell", id));
    assertThat(client.run("sleep 50\n1 + 1").result()).isEqualTo("2");
  }

  @Test
  void anInterruptBetweenCellsDoesNothing() {
    client.interrupt();
    assertThat(client.run("sleep 50\n1").result()).isEqualTo("1");
    client.interrupt();
    assertThat(client.run("sleep 50\n1").result()).isEqualTo("1");
  }

  @Test
  void cellsQueuedBehindAnInterruptedOneAreAborted() {
    String first = client.start("print on\nspin");
    String second = client.start("let late = 1");
    client.await("iopub", m -> m.type().equals("stream"));
    client.interrupt();
    assertInterrupted(client.finish("shell", first));
    assertThat(client.finish("shell", second).status()).isEqualTo("aborted");
  }

  @Test
  void requestsAreAnsweredWhileACellRuns() {
    String id = client.start("print on\nspin");
    client.await("iopub", m -> m.type().equals("stream"));
    Client.Exchange completion =
        client.ask(
            "shell", "complete_request", JsonText.object().put("code", "sp").put("cursor_pos", 2));
    assertThat(completion.reply().content().path("matches").toString()).isEqualTo("[\"spin\"]");
    Client.Exchange inspection =
        client.ask(
            "shell", "inspect_request", JsonText.object().put("code", "spin").put("cursor_pos", 1));
    assertThat(inspection.reply().content().path("found").asBoolean()).isTrue();
    Message lastStatus = client.await("iopub", m -> m.type().equals("status"));
    assertThat(lastStatus.content().path("execution_state").asText())
        .as("a front end that shows the last status it heard must see that the cell still runs")
        .isEqualTo("busy");
    client.interrupt();
    assertInterrupted(client.finish("shell", id));
  }

  @Test
  @Tag("slow")
  void fiveHundredInterruptsAtRandomMomentsLeaveAWorkingKernel() throws InterruptedException {
    Random random = new Random(7);
    String[] cells = {"count 5000\nspin", "sleep 30000", "work 10000", "ask name", "spin"};
    for (int i = 0; i < 500; i++) {
      String id = client.start(cells[random.nextInt(cells.length)]);
      client.await("iopub", m -> m.type().equals("execute_input"));
      Thread.sleep(0, random.nextInt(999_999));
      Thread.sleep(random.nextInt(8));
      client.interrupt();
      assertInterrupted(client.finish("shell", id));
      assertThat(client.run(i + " + 1").result()).isEqualTo("" + (i + 1));
    }
  }

  private static void assertInterrupted(Client.Exchange cell) {
    assertThat(cell.status()).isEqualTo("error");
    assertThat(cell.reply().content().path("ename").asText()).isEqualTo("Interrupted");
  }
}
