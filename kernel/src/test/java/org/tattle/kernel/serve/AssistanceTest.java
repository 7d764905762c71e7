package org.tattle.kernel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.tattle.kernel.wire.JsonText;

final class AssistanceTest extends KernelTest {

  @Test
  void offsetsAreCodePointsOutsideAndUtf16Inside() {
    String code = "print \uD83D\uDE00\uD83D\uDE00\nsp";
    ObjectNode reply = ask("complete_request", code, 11);
    assertThat(reply.path("matches").toString()).isEqualTo("[\"spin\"]");
    assertThat(reply.path("cursor_start").asInt()).isEqualTo(9);
    assertThat(reply.path("cursor_end").asInt()).isEqualTo(11);
  }

  @Test
  void completionsCarryTheirTypes() {
    client.run("let speed = 4");
    ObjectNode reply = ask("complete_request", "sp", 2);
    assertThat(reply.path("matches").toString()).isEqualTo("[\"spin\",\"speed\"]");
    assertThat(reply.at("/metadata/_jupyter_types_experimental/1/type").asText())
        .isEqualTo("value");
    assertThat(reply.at("/metadata/_jupyter_types_experimental/1/signature").asText())
        .isEqualTo("4");
  }

  @Test
  void aCaretOutsideTheCodeIsPutInside() {
    assertThat(ask("complete_request", "sp", 99).path("status").asText()).isEqualTo("ok");
    assertThat(ask("complete_request", "sp", -1).path("status").asText()).isEqualTo("ok");
  }

  @Test
  void inspectionFindsOrSaysThatItFoundNothing() {
    assertThat(ask("inspect_request", "show x", 2).at("/data/text~1plain").asText())
        .isEqualTo("verb show");
    assertThat(ask("inspect_request", "nothing", 2).path("found").asBoolean()).isFalse();
  }

  @Test
  void completenessIsToldInTheProtocolsWords() {
    assertThat(ask("is_complete_request", "1 + 1", 0).path("status").asText())
        .isEqualTo("complete");
    assertThat(ask("is_complete_request", "1 +", 0).path("status").asText())
        .isEqualTo("incomplete");
    assertThat(ask("is_complete_request", "1 +", 0).path("indent").asText()).isEqualTo("  ");
    assertThat(ask("is_complete_request", "?", 0).path("status").asText()).isEqualTo("invalid");
  }

  private ObjectNode ask(String type, String code, int caret) {
    ObjectNode content = JsonText.object().put("code", code).put("cursor_pos", caret);
    return client.ask("shell", type, content).reply().content();
  }
}
