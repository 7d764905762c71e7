package org.tattle.kernel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.tattle.kernel.wire.JsonText;
import org.tattle.kernel.wire.Message;

final class CommsTest extends KernelTest {

  @Test
  void anUnknownTargetIsHungUpOn() {
    Message hangup = published(open("x", "nobody"), "comm_close");
    assertThat(hangup.content().path("comm_id").asText()).isEqualTo("x");
    assertThat(info("")).isEmpty();
  }

  @Test
  void aLineCarriesDataBothWaysUntilItIsClosed() {
    CompletableFuture<String> closed = new CompletableFuture<>();
    kernel
        .comms()
        .register(
            "echo",
            (comm, data) -> {
              comm.onMessage((self, more) -> self.send(more));
              comm.onClose(() -> closed.complete(data.path("greeting").asText()));
            });
    client.untilIdle(open("x", "echo"));
    assertThat(info("")).hasToString("{\"x\":{\"target_name\":\"echo\"}}");
    assertThat(info("other")).isEmpty();

    ObjectNode word = JsonText.object().put("comm_id", "x");
    word.putObject("data").put("n", 3);
    client.send("shell", "comm_msg", word);
    Message echo = client.await("iopub", m -> m.type().equals("comm_msg"));
    assertThat(echo.content().at("/data/n").asInt()).isEqualTo(3);

    client.send("shell", "comm_close", JsonText.object().put("comm_id", "x"));
    assertThat(closed.join()).isEqualTo("hello");
    assertThat(info("")).isEmpty();
  }

  @Test
  void theKernelMayHangUp() {
    kernel.comms().register("brief", (comm, data) -> comm.close());
    open("x", "brief");
    client.await("iopub", m -> m.type().equals("comm_close"));
    assertThat(info("")).isEmpty();
  }

  private String open(String id, String target) {
    ObjectNode content = JsonText.object().put("comm_id", id).put("target_name", target);
    content.putObject("data").put("greeting", "hello");
    return client.send("shell", "comm_open", content);
  }

  private Message published(String cause, String type) {
    return client.await("iopub", m -> m.type().equals(type) && Client.parent(m).equals(cause));
  }

  private ObjectNode info(String target) {
    ObjectNode content = JsonText.object().put("target_name", target);
    return (ObjectNode)
        client.ask("shell", "comm_info_request", content).reply().content().path("comms");
  }
}
