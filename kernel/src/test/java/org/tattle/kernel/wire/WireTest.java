package org.tattle.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.kernel.serve.Client;
import org.tattle.kernel.serve.KernelTest;

final class WireTest extends KernelTest {

  @Test
  void everySocketAnswers() {
    assertThat(client.heartbeat("still there")).isEqualTo("still there");
    assertThat(client.ask("shell", "kernel_info_request", JsonText.object()).status())
        .isEqualTo("ok");
    assertThat(client.ask("control", "kernel_info_request", JsonText.object()).status())
        .isEqualTo("ok");
    assertThat(client.run("1 + 2").result()).isEqualTo("3");
  }

  @Test
  void kernelInfoSaysWhoWeAre() {
    ObjectNode info =
        client.ask("shell", "kernel_info_request", JsonText.object()).reply().content();
    assertThat(info.path("protocol_version").asText()).isEqualTo("5.5");
    assertThat(info.path("implementation").asText()).isEqualTo("tattle");
    assertThat(info.path("banner").asText()).startsWith("Tattle");
    assertThat(info.at("/language_info/file_extension").asText()).isEqualTo(".tattle");
    assertThat(info.at("/language_info/mimetype").asText()).isEqualTo("text/x-tattle");
  }

  @Test
  void aCellIsAnsweredInTheOrderTheProtocolAsks() {
    Client.Exchange cell = client.run("print hello\n1 + 1");
    assertThat(cell.types())
        .containsExactly("status", "execute_input", "stream", "execute_result", "status");
    assertThat(cell.published().get(0).content().path("execution_state").asText())
        .isEqualTo("busy");
    assertThat(cell.stream("stdout")).isEqualTo("hello\n");
    assertThat(cell.reply().content().path("execution_count").asInt()).isEqualTo(1);
    assertThat(cell.reply().header().path("date").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    assertThat(client.run("1").reply().content().path("execution_count").asInt()).isEqualTo(2);
  }

  @Test
  void anUnknownMessageIsBusyAndIdleAndHarmsNobody() {
    String id = client.send("shell", "nonsense_request", JsonText.object());
    assertThat(client.untilIdle(id)).extracting(Message::type).containsExactly("status", "status");
    assertThat(client.run("1").status()).isEqualTo("ok");
  }

  @Test
  void everySubscriberIsWelcomed() {
    try (Client second = new Client(connection)) {
      assertThat(second.run("2 + 2").result()).isEqualTo("4");
    }
  }

  @Test
  void twoClientsEachGetTheirOwnReplies() {
    try (Client second = new Client(connection)) {
      List<String> mine = new ArrayList<>();
      List<String> theirs = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        mine.add(client.start(i + " + 0"));
        theirs.add(second.start(i + " + 100"));
      }
      for (int i = 0; i < 20; i++) {
        assertThat(client.finish("shell", mine.get(i)).result()).isEqualTo("" + i);
        assertThat(second.finish("shell", theirs.get(i)).result()).isEqualTo("" + (i + 100));
      }
    }
  }

  @Test
  void twoHundredBadSignaturesAreDropped() {
    try (Client forger = new Client(connection)) {
      Codec wrong = new Codec(new Signer("hmac-sha256", "another key"));
      for (int i = 0; i < 200; i++) {
        Message message =
            wrong.message(List.of(), "execute_request", null, Client.cell("let forged = 1"));
        forger.sendFrames(i % 2 == 0 ? "shell" : "control", wrong.encode(message));
      }
      assertThat(client.run("1").status()).isEqualTo("ok");
      assertThat(client.run("forged").status()).isEqualTo("error");
    }
  }

  @Test
  void whatIsSentAgainIsNotRunAgain() {
    Message cell =
        client.codec().message(List.of(), "execute_request", null, Client.cell("let a = 1"));
    List<byte[]> frames = client.codec().encode(cell);
    client.sendFrames("shell", frames);
    assertThat(client.finish("shell", cell.id()).status()).isEqualTo("ok");
    client.sendFrames("shell", frames);
    client.sendFrames("control", frames);
    assertThat(client.run("a").reply().content().path("execution_count").asInt()).isEqualTo(2);
  }

  @Test
  void aMessageThatIsTooLargeLosesItsConnectionAndNothingElse() {
    try (Client second = new Client(connection)) {
      second.sendFrames("shell", List.of(new byte[(int) Endpoint.LARGEST + 1]));
      assertThat(client.run("1 + 1").result()).isEqualTo("2");
    }
  }

  @Test
  void aConnectionWithoutAKeyStaysOnThisMachine() {
    for (String ip : List.of("0.0.0.0", "*", "", "192.0.2.1")) {
      assertThatThrownBy(() -> unsigned(ip))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("has no key");
    }
    assertThat(unsigned("127.0.0.1").key()).isEmpty();
    assertThat(unsigned("::1").key()).isEmpty();
  }

  private static Connection unsigned(String ip) {
    return new Connection("tcp", ip, 0, 0, 0, 0, 0, "", "", Optional.empty());
  }

  @Test
  void framesThatAreNoMessageAreDropped() {
    client.sendFrames("shell", List.of("rubbish".getBytes(UTF_8)));
    client.sendFrames("shell", List.of(new byte[0], new byte[0]));
    client.sendFrames("control", List.of("<IDS|MSG>".getBytes(UTF_8)));
    assertThat(client.run("1").status()).isEqualTo("ok");
  }

  @Test
  void aCellOfTenMegabytesArrives() {
    int size = 10 << 20;
    assertThat(client.run("length " + "x".repeat(size)).result()).isEqualTo("" + size);
  }

  @Test
  void aCellThatIsTooLargeIsRefusedAndTheNextRuns() {
    Client.Exchange cell = client.run("x".repeat((16 << 20) + 1));
    assertThat(cell.reply().content().path("ename").asText()).isEqualTo("TooLarge");
    assertThat(client.run("1 + 1").result()).isEqualTo("2");
  }

  @Test
  void shutdownIsAnsweredAndAnnounced() {
    Client.Exchange end =
        client.ask("control", "shutdown_request", JsonText.object().put("restart", true));
    assertThat(end.reply().content().path("restart").asBoolean()).isTrue();
    assertThat(end.types()).contains("shutdown_reply");
    assertThat(kernel.stopped().join()).isTrue();
  }
}
