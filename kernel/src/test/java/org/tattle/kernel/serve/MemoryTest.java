package org.tattle.kernel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tattle.kernel.wire.JsonText;

/** History over the wire. */
final class MemoryTest extends KernelTest {

  @Test
  void historyIsKeptAcrossRestarts() throws IOException {
    client.run("let a = 1");
    client.run("missing");
    stopKernel();
    startKernel();
    client.run("2");
    assertThat(ask("tail").path("history").toString())
        .isEqualTo("[[1,1,\"let a = 1\"],[1,2,\"missing\"],[2,1,\"2\"]]");
  }

  @Test
  void everyKindOfQuestionIsAnswered() {
    client.run("1");
    client.run("1 + 1");
    assertThat(ask("range").path("history")).hasSize(2);
    assertThat(ask("search").path("history").toString()).isEqualTo("[[1,2,\"1 + 1\"]]");
    ObjectNode withOutput = JsonText.object().put("hist_access_type", "tail").put("output", true);
    assertThat(
            client
                .ask("shell", "history_request", withOutput)
                .reply()
                .content()
                .path("history")
                .toString())
        .isEqualTo("[[1,1,[\"1\",null]],[1,2,[\"1 + 1\",null]]]");
  }

  private ObjectNode ask(String access) {
    ObjectNode content =
        JsonText.object()
            .put("hist_access_type", access)
            .put("n", 10)
            .put("session", 0)
            .put("start", 1)
            .put("stop", 3)
            .put("pattern", "* + *");
    return client.ask("shell", "history_request", content).reply().content();
  }
}
